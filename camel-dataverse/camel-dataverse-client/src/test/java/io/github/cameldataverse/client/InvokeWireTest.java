// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.cameldataverse.client.invoke.Invocation;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.cameldataverse.client.WireEnvironment.API;
import static io.github.cameldataverse.client.WireEnvironment.ID;
import static io.github.cameldataverse.client.WireEnvironment.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Actions and functions on the wire, with parameters as the documentation shows them. */
class InvokeWireTest {
    private static final String MODEL = """
            <?xml version="1.0" encoding="utf-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
            <Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            <EntityType Name="crmbaseentity" Abstract="true"/>
            <EntityType Name="account"/><EntityType Name="contact"/><EntityType Name="task"/>
            <EnumType Name="EndpointAccessType"><Member Name="Default" Value="0"/></EnumType>
            <Function Name="WhoAmI"><ReturnType Type="mscrm.WhoAmIResponse"/></Function>
            <Function Name="RetrieveCurrentOrganization">
             <Parameter Name="AccessType" Type="mscrm.EndpointAccessType" Nullable="false"/></Function>
            <Function Name="RetrieveTotalRecordCount">
             <Parameter Name="EntityNames" Type="Collection(Edm.String)" Nullable="false" Unicode="false"/></Function>
            <Function Name="RetrievePrincipalAccess" IsBound="true"><Parameter Name="entity" Type="mscrm.account"/>
             <Parameter Name="Target" Type="mscrm.crmbaseentity" Nullable="false"/></Function>
            <Function Name="Search"><Parameter Name="Text" Type="Edm.String"/><Parameter Name="Since"
             Type="Edm.DateTimeOffset"/><Parameter Name="Id" Type="Edm.Guid"/></Function>
            <Action Name="AddToQueue" IsBound="true"><Parameter Name="entity" Type="mscrm.account"/>
             <Parameter Name="Target" Type="mscrm.crmbaseentity" Nullable="false"/>
             <Parameter Name="SourceQueue" Type="mscrm.contact"/></Action>
            <Action Name="new_Recalculate" IsBound="true">
             <Parameter Name="entityset" Type="Collection(mscrm.account)"/><Parameter Name="Rate" Type="Edm.Decimal"/>
             <Parameter Name="Dry" Type="Edm.Boolean"/></Action>
            <Action Name="new_Note"><Parameter Name="Tasks" Type="Collection(mscrm.task)"/>
             <Parameter Name="Access" Type="mscrm.EndpointAccessType"/><Parameter Name="Count" Type="Edm.Int32"/>
             <Parameter Name="Paging" Type="mscrm.PagingInfo"/></Action>
            </Schema></edmx:DataServices></edmx:Edmx>""";

    @RegisterExtension
    final WireEnvironment wire = new WireEnvironment();

    @BeforeEach
    void model() {
        wire.given(
                get(urlPathEqualTo(API + "$metadata")).withHeader("Accept", equalTo("application/xml")),
                aResponse().withHeader("Content-Type", "application/xml").withBody(MODEL));
    }

    @Test
    void aFunctionIsAGetWithAliasesAndAnEnumerationInFull() {
        wire.given(get(urlPathEqualTo(API + "RetrieveCurrentOrganization(AccessType=@p1)")), okJson("""
                {"@odata.context":"x#Microsoft.Dynamics.CRM.RetrieveCurrentOrganizationResponse","Detail":{"Geo":"EMEA"}}"""));
        Object result = wire.client()
                .invoke(Invocation.of("RetrieveCurrentOrganization").withParameters(Map.of("AccessType", "Default")));
        assertThat(result).isEqualTo(Map.of("Detail", Map.of("Geo", "EMEA")));
        assertThat(last().getUrl())
                .isEqualTo(API + "RetrieveCurrentOrganization(AccessType=@p1)"
                        + "?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'");
    }

    @Test
    void aListInAFunctionIsAJsonArray() {
        wire.given(get(urlPathEqualTo(API + "RetrieveTotalRecordCount(EntityNames=@p1)")), okJson("{\"x\":1}"));
        wire.client()
                .invoke(Invocation.of("RetrieveTotalRecordCount")
                        .withParameters(Map.of("EntityNames", List.of("account"))));
        wire.server()
                .verify(getRequestedFor(urlPathEqualTo(API + "RetrieveTotalRecordCount(EntityNames=@p1)"))
                        .withQueryParam("@p1", equalTo("[\"account\"]")));
    }

    @Test
    void aBoundFunctionHasTheNamespaceAndTakesAReferenceByItsAddress() {
        String path = API + "accounts(" + ID + ")/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@p1)";
        wire.given(get(urlPathEqualTo(path)), okJson("{\"AccessRights\":\"ReadAccess\"}"));
        Object result = wire.accounts()
                .row(ID)
                .invoke(Invocation.of("RetrievePrincipalAccess")
                        .withParameters(Map.of("Target", new RowRef("contact", OTHER))));
        assertThat(result).isEqualTo(Map.of("AccessRights", "ReadAccess"));
        wire.server()
                .verify(getRequestedFor(urlPathEqualTo(path))
                        .withQueryParam("@p1", equalTo("{'@odata.id':'contacts(" + OTHER + ")'}")));
    }

    @Test
    void textsAreQuotedIdsAndDatesAreBare() {
        wire.given(get(urlPathEqualTo(API + "Search(Text=@p1,Since=@p2,Id=@p3)")), okJson("{}"));
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("Text", "O'Neill & Co");
        parameters.put("Since", Instant.parse("2026-01-02T03:04:05Z"));
        parameters.put("Id", ID);
        wire.client().invoke(Invocation.of("Search").withParameters(parameters));
        wire.server()
                .verify(getRequestedFor(urlPathEqualTo(API + "Search(Text=@p1,Since=@p2,Id=@p3)"))
                        .withQueryParam("@p1", equalTo("'O''Neill & Co'"))
                        .withQueryParam("@p2", equalTo("2026-01-02T03:04:05Z"))
                        .withQueryParam("@p3", equalTo(ID.toString())));
    }

    @Test
    void anActionTakesAReferenceWithItsTypeAndKey() {
        String path = API + "accounts(" + ID + ")/Microsoft.Dynamics.CRM.AddToQueue";
        wire.given(post(urlEqualTo(path)), okJson("{\"QueueItemId\":\"" + OTHER + "\"}"));
        wire.accounts()
                .row(ID)
                .invoke(Invocation.of("AddToQueue").withParameters(Map.of("Target", new RowRef("task", OTHER))));
        wire.server()
                .verify(postRequestedFor(urlEqualTo(path))
                        .withHeader("Content-Type", containing("application/json"))
                        .withRequestBody(equalToJson("{\"Target\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.task\","
                                + "\"taskid\":\"" + OTHER + "\"}}")));
    }

    @Test
    void anActionOfATableIsSentToItsEntitySetAndMayAnswerNothing() {
        String path = API + "accounts/Microsoft.Dynamics.CRM.new_Recalculate";
        wire.given(post(urlEqualTo(path)), aResponse().withStatus(204));
        Object result = wire.accounts()
                .invoke(Invocation.of("new_Recalculate")
                        .withParameters(Map.of("Rate", new BigDecimal("1.50"), "Dry", "true")));
        assertThat(result).isNull();
        wire.server()
                .verify(postRequestedFor(urlEqualTo(path))
                        .withRequestBody(equalToJson("{\"Rate\":1.50,\"Dry\":true}")));
    }

    @Test
    void rowsEnumerationsAndComplexTypesHaveTheirJson() {
        wire.given(post(urlEqualTo(API + "new_Note")), aResponse().withStatus(204));
        wire.client()
                .invoke(Invocation.of("new_Note")
                        .withParameters(Map.of(
                                "Tasks",
                                List.of(Map.of("name", "call")),
                                "Access",
                                "Default",
                                "Count",
                                3L,
                                "Paging",
                                Map.of("PageNumber", 1))));
        wire.server().verify(postRequestedFor(urlEqualTo(API + "new_Note")).withRequestBody(equalToJson("""
                        {"Tasks":[{"@odata.type":"Microsoft.Dynamics.CRM.task","name":"call"}],"Access":"Default",
                         "Count":3,"Paging":{"PageNumber":1}}""")));
    }

    @Test
    void rowsInAnAnswerAreRowsOfTheirTableOverAllPages() {
        wire.given(get(urlPathEqualTo(API + "WhoAmI()")), okJson("""
                {"@odata.context":"%1$s$metadata#accounts(name)","@odata.nextLink":"%1$spage2",
                 "value":[{"accountid":"%2$s","name":"One"}]}""".formatted(wire.url() + API, ID)));
        wire.given(get(urlPathEqualTo(API + "page2")), okJson("""
                {"@odata.context":"x$metadata#accounts(name)","value":[{"accountid":"%s"}]}""".formatted(OTHER)));
        assertThat((List<?>) wire.client().invoke(Invocation.of("WhoAmI")))
                .extracting(row -> ((Row) row).ref())
                .containsExactly(new RowRef("account", ID), new RowRef("account", OTHER));
    }

    @Test
    void oneRowAndAPlainValueAreTold() {
        wire.given(get(urlPathEqualTo(API + "WhoAmI()")), okJson("""
                {"@odata.context":"x$metadata#accounts/$entity","accountid":"%s"}""".formatted(ID)));
        assertThat(wire.client().invoke(Invocation.of("WhoAmI"))).isInstanceOf(Row.class);
        wire.given(get(urlPathEqualTo(API + "WhoAmI()")), okJson("""
                {"@odata.context":"x$metadata#Edm.Decimal","value":1.50}"""));
        assertThat(wire.client().invoke(Invocation.of("WhoAmI"))).isEqualTo(new BigDecimal("1.50"));
    }

    @Test
    void theModelIsReadOnceAndNotAtAllWhereTheMethodIsGiven() {
        wire.given(get(urlPathEqualTo(API + "WhoAmI()")), okJson("{}"));
        wire.client().invoke(Invocation.of("WhoAmI").withMethod("get"));
        wire.server().verify(0, getRequestedFor(urlPathEqualTo(API + "$metadata")));
        wire.client().invoke(Invocation.of("WhoAmI"));
        wire.client().invoke(Invocation.of("WhoAmI"));
        wire.server().verify(1, getRequestedFor(urlPathEqualTo(API + "$metadata")));
    }

    @Test
    void anUnknownActionListsNearNames() {
        assertThatThrownBy(() -> wire.client().invoke(Invocation.of("WhoAmII")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Did you mean WhoAmI?");
    }

    @Test
    void anActionOfAnotherPlaceIsNamedWithThatPlace() {
        assertThatThrownBy(() -> wire.accounts().invoke(Invocation.of("WhoAmI")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("of table account (it is one of the environment)");
    }

    @Test
    void anUnknownParameterListsNearNames() {
        assertThatThrownBy(() -> wire.client()
                        .invoke(Invocation.of("RetrieveTotalRecordCount")
                                .withParameters(Map.of("EntityName", List.of("account")))))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("parameter of RetrieveTotalRecordCount")
                .hasMessageContaining("EntityNames");
    }

    @Test
    void aParameterOfTheWrongTypeIsRefusedBeforeItIsSent() {
        refused(Map.of("Count", "three"), "Parameter Count of new_Note takes Edm.Int32");
        refused(Map.of("Count", 1.5), "takes Edm.Int32, but got a value of type java.lang.Double");
        refused(Map.of("Tasks", "call"), "takes a list of mscrm.task");
        refused(Map.of("Tasks", List.of("call")), "takes a row (mscrm.task)");
        refused(Map.of("Paging", 5), "takes a map with the members of mscrm.PagingInfo");
        assertThat(wire.requests()).extracting(LoggedRequest::getUrl).containsOnly(API + "$metadata");
    }

    @Test
    void aMapForARowOfAnyTableMustSayOfWhich() {
        assertThatThrownBy(() -> wire.accounts()
                        .row(ID)
                        .invoke(Invocation.of("AddToQueue").withParameters(Map.of("Target", Map.of("name", "x")))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("@odata.type");
    }

    private void refused(Map<String, Object> parameters, String why) {
        assertThatThrownBy(() -> wire.client().invoke(Invocation.of("new_Note").withParameters(parameters)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(why);
    }

    private LoggedRequest last() {
        List<LoggedRequest> all = wire.requests();
        return all.get(all.size() - 1);
    }
}
