// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.Map;

import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.UnknownNameException;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The exact shape of requests for rows on the wire, and what their answers tell. */
class RowWireTest extends WireTest {
    @Test
    void everyRequestCarriesTheStandardHeadersAndTheToken() {
        SERVER.stubFor(get(API + "WhoAmI")
                .willReturn(okJson("{\"BusinessUnitId\":\"%s\",\"UserId\":\"%s\",\"OrganizationId\":\"%s\"}"
                        .formatted(ID, ID, ID))));
        assertThat(client.whoAmI().userId()).isEqualTo(ID);
        SERVER.verify(getRequestedFor(urlEqualTo(API + "WhoAmI"))
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("OData-MaxVersion", equalTo("4.0"))
                .withHeader("OData-Version", equalTo("4.0"))
                .withHeader("If-None-Match", equalTo("null"))
                .withHeader("x-ms-correlation-id", matching("[0-9a-f-]{36}"))
                .withHeader("Cookie", absent()));
    }

    @Test
    void aTableDefinitionIsFetchedOnceByEitherName() {
        client.table("account");
        client.table("accounts");
        client.table("account");
        SERVER.verify(
                1,
                getRequestedFor(urlPathEqualTo(API + "EntityDefinitions"))
                        .withQueryParam("$filter", equalTo("LogicalName eq 'account' or EntitySetName eq 'account'"))
                        .withQueryParam(
                                "$select",
                                equalTo(
                                        "LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,ChangeTrackingEnabled"))
                        .withQueryParam(
                                "$expand",
                                equalTo("Attributes($select=LogicalName,AttributeTypeName,"
                                        + "IsValidForCreate,IsValidForUpdate),"
                                        + "Keys($select=LogicalName,KeyAttributes,EntityKeyIndexStatus),"
                                        + "ManyToOneRelationships($select=ReferencingAttribute,ReferencedEntity,"
                                        + "ReferencingEntityNavigationPropertyName)")));
    }

    @Test
    void aNameThatIsOneTablesEntitySetAndAnothersLogicalNameMeansTheLatter() {
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions"))
                .withQueryParam("$filter", equalTo("LogicalName eq 'new_boxes' or EntitySetName eq 'new_boxes'"))
                .willReturn(okJson("""
                                {"value":[
                                  {"LogicalName":"new_box","EntitySetName":"new_boxes","PrimaryIdAttribute":"new_boxid"},
                                  {"LogicalName":"new_boxes","EntitySetName":"new_boxeses","PrimaryIdAttribute":"new_boxesid"}]}
                                """)));
        assertThat(client.table("new_boxes").definition().primaryId()).isEqualTo("new_boxesid");
    }

    @Test
    void anUnknownTableListsTheNearOnes() {
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions"))
                .withQueryParam("$filter", equalTo("LogicalName eq 'acounts' or EntitySetName eq 'acounts'"))
                .willReturn(okJson("{\"value\":[]}")));
        assertThatThrownBy(() -> client.table("acounts"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Did you mean accounts, account?");
    }

    @Test
    void aCreateTellsTheNewId() {
        SERVER.stubFor(post(API + "accounts")
                .willReturn(aResponse()
                        .withStatus(204)
                        .withHeader("OData-EntityId", SERVER.url(API + "accounts(" + ID + ")"))));
        SavedRow saved = client.table("accounts").create(Map.of("name", "Contoso"), false);
        assertThat(saved.id()).contains(ID);
        assertThat(saved.created()).contains(true);
        SERVER.verify(postRequestedFor(urlEqualTo(API + "accounts"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Prefer", absent())
                .withRequestBody(equalToJson("{\"name\":\"Contoso\"}")));
    }

    @Test
    void anUpsertByKeyWithoutRepresentationTellsNeitherIdNorWhetherItCreated() {
        givenPatch(aResponse()
                .withStatus(204)
                .withHeader("OData-EntityId", SERVER.url(API + "accounts(accountnumber='A1')")));
        SavedRow saved = byNumber().upsert(Map.of("accountnumber", "A1", "name", "Contoso"));
        assertThat(saved.id()).isEmpty();
        assertThat(saved.created()).isEmpty();
        SERVER.verify(patch("accounts(accountnumber='A1')")
                .withHeader("If-Match", absent())
                .withHeader("If-None-Match", absent())
                .withRequestBody(equalToJson("{\"name\":\"Contoso\"}")));
    }

    @Test
    void anUpsertWithRepresentationTellsBoth() {
        givenPatch(jsonResponse(ROW, 201));
        SavedRow created = byNumber().returnRepresentation(true).upsert(Map.of("name", "Contoso"));
        assertThat(created.created()).contains(true);
        givenPatch(okJson(ROW));
        SavedRow updated = byNumber().returnRepresentation(true).upsert(Map.of("name", "Contoso"));
        assertThat(updated.created()).contains(false);
        assertThat(updated.row().orElseThrow().etag()).contains("W/\"7\"");
        SERVER.verify(2, patch("accounts(accountnumber='A1')").withHeader("Prefer", equalTo("return=representation")));
    }

    @Test
    void anUpdateNeverCreates() {
        givenPatch(aResponse().withStatus(204));
        client.table("accounts").row(ID).update(Map.of("accountid", ID, "name", "x"));
        SERVER.verify(patch("accounts(" + ID + ")")
                .withHeader("If-Match", equalTo("*"))
                .withRequestBody(equalToJson("{\"name\":\"x\"}")));
    }

    @Test
    void aDeleteMayDependOnTheVersion() {
        SERVER.stubFor(any(urlPathEqualTo(API + "accounts(" + ID + ")"))
                .willReturn(aResponse().withStatus(204)));
        client.table("accounts").row(ID).ifMatch("W/\"7\"").delete();
        SERVER.verify(deleteRequestedFor(urlEqualTo(API + "accounts(" + ID + ")"))
                .withHeader("If-Match", equalTo("W/\"7\"")));
    }

    @Test
    void anAlternateKeyThatTheTableDoesNotHaveListsItsKeys() {
        assertThatThrownBy(() -> client.table("accounts").row(AlternateKey.of("name", "x")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("alternate key of table account")
                .hasMessageContaining("accountnumber");
    }
}
