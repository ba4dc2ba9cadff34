// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.UUID;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.AlternateKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/** A client of a scripted server that knows the definition of the table account. */
abstract class WireTest {
    static final String API = "/api/data/v9.2/";
    static final UUID ID = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    static final String ROW = "{\"@odata.etag\":\"W/\\\"7\\\"\",\"accountid\":\"" + ID + "\",\"name\":\"Contoso\"}";
    static final String DEFINITION = """
            {"value":[{"LogicalName":"account","EntitySetName":"accounts","PrimaryIdAttribute":"accountid",
            "PrimaryNameAttribute":"name","ChangeTrackingEnabled":true,
            "Attributes":[{"LogicalName":"accountid","AttributeTypeName":{"Value":"UniqueidentifierType"}},
            {"LogicalName":"name","AttributeTypeName":{"Value":"StringType"}},
            {"LogicalName":"accountnumber","AttributeTypeName":{"Value":"StringType"}}],
            "Keys":[{"LogicalName":"k","KeyAttributes":["accountnumber"],"EntityKeyIndexStatus":"Active"}]}]}""";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    Connection connection;
    DataverseClient client;

    @BeforeEach
    void connect() {
        connection = connect(SERVER.getPort(), 0);
        client = DataverseClient.create(connection);
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions")).willReturn(okJson(DEFINITION)));
        // no limits, so that what follows is about the calls on rows alone
        SERVER.stubFor(get(urlPathMatching(API + "EntityDefinitions\\(.*"))
                .atPriority(1)
                .willReturn(okJson("{\"value\":[]}")));
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    static Connection connect(int port, int maxInFlight) {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + port);
        settings.setTokenSource(new FixedToken());
        settings.getThrottle().setMaxInFlight(maxInFlight);
        return Connection.build("test", settings);
    }

    DataverseClient.RowSpec byNumber() {
        return client.table("accounts").row(AlternateKey.of("accountnumber", "A1"));
    }

    static void givenPatch(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).atPriority(10).willReturn(answer));
    }

    static RequestPatternBuilder patch(String path) {
        return patchRequestedFor(urlEqualTo(API + path));
    }
}
