// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/** A Camel context with the connection {@code sales} to a scripted server that knows the tables account and contact. */
abstract class WireRoutes {
    static final String API = "/api/data/v9.2/";
    static final String ID = "aaaaaaaa-0000-0000-0000-000000000001";
    static final String OTHER = "bbbbbbbb-0000-0000-0000-000000000002";
    private static final String TABLE = """
            {"value":[{"LogicalName":"%1$s","EntitySetName":"%1$ss","PrimaryIdAttribute":"%1$sid",
            "PrimaryNameAttribute":"name","ChangeTrackingEnabled":true,
            "Attributes":[{"LogicalName":"%1$sid","AttributeTypeName":{"Value":"UniqueidentifierType"}},
            {"LogicalName":"name","AttributeTypeName":{"Value":"StringType"}},
            {"LogicalName":"contract","AttributeTypeName":{"Value":"FileType"}},
            {"LogicalName":"picture","AttributeTypeName":{"Value":"ImageType"}}]}]}""";
    private static final String RELATIONSHIPS = """
            {"ManyToOneRelationships":[{"SchemaName":"account_primary_contact","ReferencedEntity":"contact",
            "ReferencingEntity":"account","ReferencingAttribute":"primarycontactid",
            "ReferencingEntityNavigationPropertyName":"primarycontactid"}]}""";

    final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private @Nullable CamelContext camel;

    @BeforeEach
    void open() {
        server.start();
        for (String table : List.of("account", "contact")) {
            server.stubFor(get(urlPathEqualTo(API + "EntityDefinitions"))
                    .withQueryParam("$filter", containing("'" + table))
                    .willReturn(okJson(TABLE.formatted(table))));
        }
        server.stubFor(get(urlPathEqualTo(API + "EntityDefinitions(LogicalName='account')"))
                .withQueryParam("$expand", containing("ManyToManyRelationships"))
                .willReturn(okJson(RELATIONSHIPS)));
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + server.port());
        settings.setTokenSource(rejected -> new AccessToken("secret-token", Instant.MAX));
        CamelContext context = new DefaultCamelContext();
        context.getComponent("dataverse", DataverseComponent.class).setConnections(Map.of("sales", settings));
        context.start();
        camel = context;
    }

    @AfterEach
    void close() {
        if (camel != null) {
            camel.stop();
        }
        server.stop();
    }

    CamelContext camel() {
        if (camel == null) {
            throw new IllegalStateException("not started");
        }
        return camel;
    }

    Exchange send(String uri, @Nullable Object body) {
        return send(uri, body, Map.of());
    }

    /** Sends a message; the exchange comes back with its failure, if there was one. */
    Exchange send(String uri, @Nullable Object body, Map<String, Object> headers) {
        return camel().createProducerTemplate().request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(headers);
        });
    }

    /** The requests but those for definitions, in order. */
    List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl())).stream()
                .filter(request -> !request.getUrl().startsWith(API + "EntityDefinitions"))
                .toList();
    }
}
