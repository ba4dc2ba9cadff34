// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/**
 * A scripted environment with the tables account, contact, task and systemuser, for exact wire shapes. What was not
 * scripted is answered with 404.
 */
final class WireEnvironment implements BeforeEachCallback, AfterEachCallback {
    static final String API = "/api/data/v9.2/";
    static final UUID ID = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    static final UUID OTHER = UUID.fromString("bbbbbbbb-0000-0000-0000-000000000002");
    private static final String COLUMN = """
            {"LogicalName":"%s","AttributeTypeName":{"Value":"%s"},"IsValidForCreate":true,"IsValidForUpdate":true}""";
    private static final String TABLE = """
            {"value":[{"LogicalName":"%1$s","EntitySetName":"%1$ss","PrimaryIdAttribute":"%1$sid",
            "PrimaryNameAttribute":"name","ChangeTrackingEnabled":true,"Attributes":[%2$s],"Keys":[],
            "ManyToOneRelationships":[{"ReferencingAttribute":"primarycontactid","ReferencedEntity":"contact",
             "ReferencingEntityNavigationPropertyName":"primarycontactid"}]}]}""";
    private static final String RELATIONSHIPS = """
            {"LogicalName":"account",
            "ManyToOneRelationships":[
            {"SchemaName":"account_primary_contact","ReferencedEntity":"contact","ReferencingEntity":"account",
             "ReferencingAttribute":"primarycontactid","ReferencedEntityNavigationPropertyName":"account_primary_contact",
             "ReferencingEntityNavigationPropertyName":"primarycontactid"}],
            "OneToManyRelationships":[
            {"SchemaName":"Account_Tasks","ReferencedEntity":"account","ReferencingEntity":"task",
             "ReferencingAttribute":"regardingobjectid","ReferencedEntityNavigationPropertyName":"Account_Tasks",
             "ReferencingEntityNavigationPropertyName":"regardingobjectid_account_task"}],
            "ManyToManyRelationships":[
            {"SchemaName":"new_account_contact","Entity1LogicalName":"account","Entity2LogicalName":"contact",
             "Entity1NavigationPropertyName":"new_account_contact","Entity2NavigationPropertyName":"new_contact_account"}]}""";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private @Nullable Connection connection;

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(url());
        settings.setTokenSource(new FixedToken());
        connection = Connection.build("test", settings);
        given(
                any(anyUrl()).atPriority(10),
                okJson("{\"error\":{\"code\":\"\",\"message\":\"not scripted\"}}")
                        .withStatus(404));
        for (String table : List.of("account", "contact", "task", "systemuser")) {
            String columns = COLUMN.formatted(table + "id", "UniqueidentifierType") + ","
                    + COLUMN.formatted("name", "StringType") + ","
                    + COLUMN.formatted("creditlimit", "MoneyType") + ","
                    + COLUMN.formatted("industry", "PicklistType") + ","
                    + COLUMN.formatted("contract", "FileType") + ","
                    + COLUMN.formatted("picture", "ImageType") + ","
                    + COLUMN.formatted("primarycontactid", "LookupType");
            given(
                    get(urlPathEqualTo(API + "EntityDefinitions"))
                            .withQueryParam("$filter", containing("'" + table + "'")),
                    okJson(TABLE.formatted(table, columns)));
            given(
                    get(urlPathEqualTo(API + "EntityDefinitions"))
                            .withQueryParam("$filter", containing("'" + table + "s'")),
                    okJson(TABLE.formatted(table, columns)));
        }
        given(
                get(urlPathEqualTo(API + "EntityDefinitions(LogicalName='account')"))
                        .withQueryParam("$expand", containing("ManyToManyRelationships")),
                okJson(RELATIONSHIPS));
        given(
                get(urlPathEqualTo(API + "EntityDefinitions(LogicalName='contact')"))
                        .withQueryParam("$expand", containing("ManyToManyRelationships")),
                okJson("""
                        {"LogicalName":"contact","ManyToOneRelationships":[
                        {"SchemaName":"lk_contact_createdby","ReferencedEntity":"systemuser","ReferencingEntity":"contact",
                         "ReferencingAttribute":"createdby",
                         "ReferencedEntityNavigationPropertyName":"lk_contact_createdby",
                         "ReferencingEntityNavigationPropertyName":"createdby"}]}"""));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (connection != null) {
            connection.close();
        }
        server.stop();
    }

    DataverseClient client() {
        if (connection == null) {
            throw new IllegalStateException("not started");
        }
        return DataverseClient.create(connection);
    }

    DataverseClient.TableSpec accounts() {
        return client().table("accounts");
    }

    /** URL of the environment. */
    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    void given(MappingBuilder request, ResponseDefinitionBuilder answer) {
        server.stubFor(request.willReturn(answer));
    }

    WireMockServer server() {
        return server;
    }

    /** The requests but those for definitions, in order. */
    List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl())).stream()
                .filter(request -> !request.getUrl().startsWith(API + "EntityDefinitions"))
                .toList();
    }
}
