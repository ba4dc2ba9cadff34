// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cameldataverse.client.connection.ConnectionSettings;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/** What a scripted server says of table account, as far as a client must know it to ask for its rows. */
final class AccountServer {
    static final String API = "/api/data/v9.2/";

    private static final String DEFINITION = """
            {"value":[{"LogicalName":"account","EntitySetName":"accounts","PrimaryIdAttribute":"accountid",
            "PrimaryNameAttribute":"name","ChangeTrackingEnabled":true,
            "Attributes":[{"LogicalName":"accountid","AttributeTypeName":{"Value":"UniqueidentifierType"}},
            {"LogicalName":"name","AttributeTypeName":{"Value":"StringType"}},
            {"LogicalName":"accountnumber","AttributeTypeName":{"Value":"StringType"}}],
            "Keys":[{"LogicalName":"k","KeyAttributes":["accountnumber"],"EntityKeyIndexStatus":"Active"}]}]}""";

    private AccountServer() {}

    /** Lets a server tell the table's definition. */
    static void define(WireMockExtension server) {
        server.stubFor(get(urlPathEqualTo(API + "EntityDefinitions")).willReturn(okJson(DEFINITION)));
    }

    /** Settings of a connection to a URL, with a token that needs no authority. */
    static ConnectionSettings settings(String environmentUrl) {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(environmentUrl);
        settings.setTokenSource(new FixedToken());
        return settings;
    }

    /** A page of rows whose ids are the numbers from the first one on; the link may be null. */
    static String page(long first, int rows, String name, String nextLink) {
        String values = LongStream.range(first, first + rows)
                .mapToObj(id -> "{\"accountid\":\"" + new UUID(0, id) + "\",\"name\":\"" + name + "\"}")
                .collect(Collectors.joining(","));
        String link = nextLink == null ? "null" : "\"" + nextLink + "\"";
        return "{\"value\":[" + values + "],\"@odata.nextLink\":" + link + "}";
    }
}
