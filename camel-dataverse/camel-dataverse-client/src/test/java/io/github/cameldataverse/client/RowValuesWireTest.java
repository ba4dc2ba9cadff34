// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Annotations;
import io.github.cameldataverse.client.odata.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What values look like on the wire, and which definitions are asked for to write them. */
class RowValuesWireTest {
    private static final String API = "/api/data/v9.2/";
    private static final String ATTRIBUTES = API + "EntityDefinitions(LogicalName='new_order')/Attributes";
    private static final UUID ID = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final String DEFINITION = """
            {"value":[{"LogicalName":"new_order","EntitySetName":"new_orders","PrimaryIdAttribute":"new_orderid",
            "PrimaryNameAttribute":"new_name","ChangeTrackingEnabled":true,
            "Attributes":[
            {"LogicalName":"new_orderid","AttributeTypeName":{"Value":"UniqueidentifierType"},
             "IsValidForCreate":true,"IsValidForUpdate":false},
            {"LogicalName":"new_name","AttributeTypeName":{"Value":"StringType"},
             "IsValidForCreate":true,"IsValidForUpdate":true},
            {"LogicalName":"new_amount","AttributeTypeName":{"Value":"MoneyType"},
             "IsValidForCreate":true,"IsValidForUpdate":true},
            {"LogicalName":"new_channel","AttributeTypeName":{"Value":"PicklistType"},
             "IsValidForCreate":true,"IsValidForUpdate":true},
            {"LogicalName":"new_customer","AttributeTypeName":{"Value":"CustomerType"},
             "IsValidForCreate":true,"IsValidForUpdate":true},
            {"LogicalName":"ownerid","AttributeTypeName":{"Value":"OwnerType"},
             "IsValidForCreate":true,"IsValidForUpdate":true}],
            "Keys":[],
            "ManyToOneRelationships":[
            {"ReferencingAttribute":"new_customer","ReferencedEntity":"account",
             "ReferencingEntityNavigationPropertyName":"new_Customer_account"},
            {"ReferencingAttribute":"new_customer","ReferencedEntity":"contact",
             "ReferencingEntityNavigationPropertyName":"new_Customer_contact"},
            {"ReferencingAttribute":"ownerid","ReferencedEntity":"owner",
             "ReferencingEntityNavigationPropertyName":"ownerid"}]}]}""";
    private static final String CHANNELS = """
            {"LogicalName":"new_channel","OptionSet":%s,"GlobalOptionSet":%s}""";
    private static final String OPTIONS = """
            {"Options":[{"Value":100000001,"Label":{"LocalizedLabels":[{"Label":"Shop","LanguageCode":1033},
            {"Label":"Laden","LanguageCode":1031}]}}]}""";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private Connection connection;
    private DataverseClient client;

    @BeforeEach
    void connect() {
        connect(0);
        given(definitionOf("new_order"), DEFINITION);
        given(definitionOf("account"), table("account", "accounts"));
        given(definitionOf("systemuser"), table("systemuser", "systemusers"));
        SERVER.stubFor(post(API + "new_orders").willReturn(aResponse().withStatus(204)));
        SERVER.stubFor(patch(anyUrl()).willReturn(aResponse().withStatus(204)));
    }

    private void connect(int labelLanguage) {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + SERVER.getPort());
        settings.setTokenSource(new FixedToken());
        settings.setLabelLanguage(labelLanguage);
        connection = Connection.build("test", settings);
        client = DataverseClient.create(connection);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void aLookupGoesThroughTheNavigationPropertyOfItsTableInItsCase() {
        orders().create(
                        Map.of("new_customer", new RowRef("account", ID), "ownerid", new RowRef("systemuser", ID)),
                        false);
        SERVER.verify(postRequestedFor(urlEqualTo(API + "new_orders"))
                .withRequestBody(equalToJson("{\"new_Customer_account@odata.bind\":\"/accounts(" + ID
                        + ")\",\"ownerid@odata.bind\":\"/systemusers(" + ID + ")\"}")));
    }

    @Test
    void anOwnerIsAUserOrATeam() {
        assertThatThrownBy(() -> orders().create(Map.of("ownerid", ID), false))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("systemuser, team");
        SERVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aLookupIsClearedByNullForEachNavigationProperty() {
        orders().row(ID).update(Collections.singletonMap("new_customer", null));
        SERVER.verify(patchRequestedFor(anyUrl())
                .withRequestBody(equalToJson(
                        "{\"new_Customer_account@odata.bind\":null,\"new_Customer_contact@odata.bind\":null}")));
    }

    @Test
    void aLabelIsLookedUpOnceInTheBaseLanguageOfTheOrganization() {
        given(get(urlPathEqualTo(API + "organizations")), "{\"value\":[{\"languagecode\":1033}]}");
        given(channels(), CHANNELS.formatted(OPTIONS, "null"));
        orders().create(Map.of("new_channel", "Shop"), false);
        orders().create(Map.of("new_channel", "shop"), false);
        SERVER.verify(
                1,
                getRequestedFor(urlPathEqualTo(ATTRIBUTES
                                + "(LogicalName='new_channel')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata"))
                        .withQueryParam("$select", equalTo("LogicalName"))
                        .withQueryParam("$expand", equalTo("OptionSet,GlobalOptionSet")));
        SERVER.verify(1, getRequestedFor(urlEqualTo(API + "organizations?$select=languagecode")));
        SERVER.verify(2, postRequestedFor(anyUrl()).withRequestBody(equalToJson("{\"new_channel\":100000001}")));
    }

    @Test
    void aLabelOfAGlobalListIsInTheLanguageOfTheConnection() {
        disconnect();
        connect(1031);
        given(channels(), CHANNELS.formatted("null", OPTIONS));
        orders().create(Map.of("new_channel", "Laden"), false);
        assertThatThrownBy(() -> orders().create(Map.of("new_channel", "Shop"), false))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Laden");
        SERVER.verify(0, getRequestedFor(urlPathEqualTo(API + "organizations")));
    }

    @Test
    void theValueOfAChoiceNeedsNoDefinition() {
        orders().create(Map.of("new_channel", 100000001), false);
        SERVER.verify(
                0,
                getRequestedFor(urlPathEqualTo(
                        ATTRIBUTES + "(LogicalName='new_channel')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata")));
    }

    @Test
    void limitsAreAskedForOncePerTypeWhenAValueNeedsThem() {
        given(
                get(urlPathEqualTo(ATTRIBUTES + "/Microsoft.Dynamics.CRM.StringAttributeMetadata")),
                "{\"value\":[{\"LogicalName\":\"new_name\",\"MaxLength\":3}]}");
        orders().create(Map.of("new_name", "abc"), false);
        assertThatThrownBy(() -> orders().create(Map.of("new_name", "abcd"), false))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("at most 3 characters");
        SERVER.verify(
                1,
                getRequestedFor(urlEqualTo(
                        ATTRIBUTES + "/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=LogicalName,MaxLength")));
        SERVER.verify(
                0, getRequestedFor(urlPathEqualTo(ATTRIBUTES + "/Microsoft.Dynamics.CRM.MoneyAttributeMetadata")));
    }

    @Test
    void limitsThatCannotBeReadAreLeftToTheService() {
        orders().create(Map.of("new_name", "x".repeat(10000), "new_amount", 5), false);
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void nothingIsSentForARowWithoutChanges() {
        Row row = new Row(new RowRef("new_order", ID), null, Map.of("new_name", "x")).with("new_name", "x");
        assertThat(orders().row(ID).onlyChanged(true).update(row).isUnchanged()).isTrue();
        SERVER.verify(0, patchRequestedFor(anyUrl()));
    }

    @Test
    void onlyWhatChangedIsSent() {
        Row row = new Row(new RowRef("new_order", ID), null, Map.of("new_name", "x", "new_amount", 5));
        assertThat(orders().row(ID)
                        .onlyChanged(true)
                        .update(row.with("new_name", "y"))
                        .isUnchanged())
                .isFalse();
        SERVER.verify(patchRequestedFor(anyUrl()).withRequestBody(equalToJson("{\"new_name\":\"y\"}")));
    }

    @Test
    void anUpsertOfChangesOnlyIsRefused() {
        assertThatThrownBy(() -> orders().row(ID).onlyChanged(true).upsert(Map.of("new_name", "y")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("onlyChanged");
    }

    @Test
    void annotationsAreAskedForByName() {
        String row = "{\"value\":[{\"new_orderid\":\"" + ID + "\"}]}";
        given(get(urlPathEqualTo(API + "new_orders")), row);
        assertThat(orders().query(
                                Query.ALL.withAnnotations(Annotations.formatted).withPageSize(50)))
                .hasSize(1);
        SERVER.verify(getRequestedFor(urlPathEqualTo(API + "new_orders"))
                .withHeader(
                        "Prefer",
                        equalTo(
                                "odata.maxpagesize=50,odata.include-annotations=\"OData.Community.Display.V1.FormattedValue,"
                                        + "Microsoft.Dynamics.CRM.lookuplogicalname\"")));
        given(get(urlPathEqualTo(API + "new_orders(" + ID + ")")), "{\"new_orderid\":\"" + ID + "\"}");
        orders().row(ID).annotations(Annotations.all).retrieve();
        SERVER.verify(getRequestedFor(urlPathEqualTo(API + "new_orders(" + ID + ")"))
                .withHeader("Prefer", equalTo("odata.include-annotations=\"*\"")));
    }

    @Test
    void aRowWithTheSameETagIsNotSentAgain() {
        SERVER.stubFor(get(urlPathEqualTo(API + "new_orders(" + ID + ")"))
                .willReturn(aResponse().withStatus(304)));
        DataverseClient.RowSpec row = orders().row(ID).ifNoneMatch("W/\"7\"");
        assertThat(row.retrieveIfChanged()).isEmpty();
        assertThatThrownBy(row::retrieve).hasMessageContaining("retrieveIfChanged");
        SERVER.verify(2, getRequestedFor(anyUrl()).withHeader("If-None-Match", equalTo("W/\"7\"")));
    }

    @Test
    void aCountBelowTheEndOfTheServicesOwnIsBelieved() {
        SERVER.stubFor(get(urlPathEqualTo(API + "new_orders/$count"))
                .willReturn(aResponse().withHeader("Content-Type", "text/plain").withBody("\uFEFF4999")));
        Query query = Query.ALL
                .withFilter("new_name eq @name")
                .withParameters(Map.of("name", "a+b"))
                .withSelect(List.of("new_name"))
                .withOrderBy("new_name");
        assertThat(orders().count(query)).isEqualTo(4999);
        assertThat(orders().count(query.withTop(10))).isEqualTo(10);
        SERVER.verify(
                2,
                getRequestedFor(urlEqualTo(API + "new_orders/$count?$filter=new_name%20eq%20%40name&@name='a%2Bb'")));
    }

    private DataverseClient.TableSpec orders() {
        return client.table("new_order");
    }

    private static MappingBuilder channels() {
        return get(urlPathEqualTo(
                ATTRIBUTES + "(LogicalName='new_channel')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata"));
    }

    private static MappingBuilder definitionOf(String table) {
        return get(urlPathEqualTo(API + "EntityDefinitions"))
                .withQueryParam(
                        "$filter", equalTo("LogicalName eq '" + table + "' or EntitySetName eq '" + table + "'"));
    }

    private static String table(String name, String set) {
        return """
                {"value":[{"LogicalName":"%s","EntitySetName":"%s","PrimaryIdAttribute":"%sid"}]}""".formatted(name, set, name);
    }

    private static void given(MappingBuilder request, String json) {
        SERVER.stubFor(request.willReturn(okJson(json)));
    }
}
