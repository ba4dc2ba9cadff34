// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Documented behaviours that naive clients and emulators get wrong, each as one named test. Others are where their
 * subject is: users in {@link SystemRowsTest}, rounding in {@link ValueRulesTest}, the place of delta links and the
 * expiry of their tokens in {@link ChangeTrackingTest}, 429 in {@link ServiceProtectionTest}.
 */
class DocumentedBehaviourTest {

    private static final String CONTOSO = "60c4e274-0d87-4711-80e5-00155db19e01";
    private static final String YVONNE = "49b0be2e-d01c-4d11-b83e-000d3a572401";
    private static final String ALL = "odata.include-annotations=\"*\"";

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    @Test
    void aPatchWithoutIfMatchBringsADeletedRowBack() {
        String row = "accounts(" + CONTOSO + ")";
        api.delete(row);

        assertThat(api.patch(row, "{'name':'Again'}", "If-Match", "*").status()).isEqualTo(404);
        assertThat(api.get(row).status()).isEqualTo(404);
        assertThat(api.patch(row, "{'name':'Again'}").status()).isEqualTo(204);
        assertThat(api.get(row).status()).isEqualTo(200);
    }

    @Test
    void writesAnswerWithoutABodyAndARepresentationWithoutAnAddress() {
        Answer plain = api.post("accounts", "{'name':'a'}");
        Answer shown = api.post("accounts", "{'name':'b'}", "Prefer", "return=representation");

        assertThat(plain.status()).isEqualTo(204);
        assertThat(plain.response().body()).isEmpty();
        assertThat(plain.header("OData-EntityId")).matches(".*/accounts\\([0-9a-f-]{36}\\)");
        assertThat(shown.status()).isEqualTo(201);
        assertThat(shown.header("OData-EntityId")).isEmpty();
        assertThat(shown.json().path("accountid").asText()).hasSize(36);
    }

    @Test
    void anUpsertByAlternateKeyAnswersWithTheKeyAndNotTheRowId() {
        for (int i = 0; i < 2; i++) {
            Answer answer = api.patch("accounts(accountnumber='ACC-7')", "{'name':'Seven'}");

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("OData-EntityId")).endsWith("/accounts(accountnumber='ACC-7')");
        }
    }

    @Test
    void aNextLinkWorksByteForByteAndNotWhenItIsEncodedAgain() {
        String link = next(api.get("accounts", "Prefer", "odata.maxpagesize=3"));

        assertThat(link).contains("%253ccookie");
        assertThat(api.get(link, "Prefer", "odata.maxpagesize=3").json().path("value"))
                .hasSize(1);
        assertThat(api.get(link.replace("%", "%25"), "Prefer", "odata.maxpagesize=3")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void thereIsNoSkipAndTopGivesWayToAPageSizeAndHasNoNextLink() {
        assertThat(api.get("accounts?$skip=1").status()).isEqualTo(400);
        Answer both = api.get("accounts?$top=1", "Prefer", "odata.maxpagesize=2");
        assertThat(both.json().path("value")).hasSize(2);
        assertThat(next(both)).isNotEmpty();
        assertThat(next(api.get("accounts?$top=1"))).isEmpty();
    }

    @Test
    void aCountTextCanBeginWithAByteOrderMark() {
        assertThat(api.get("accounts/$count").response().body()).isEqualTo("\uFEFF4");
        assertThat(api.get("accounts?$count=true&$top=1")
                        .json()
                        .path("@odata.count")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void everyCountStopsAt5000() {
        try (DataverseEmulator many = DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .rows("account", 5001)
                .start()) {
            Caller there = new Caller(many);

            assertThat(there.get("accounts/$count").response().body()).isEqualTo("\uFEFF5000");
            assertThat(there.get("accounts/$count?$filter=numberofemployees%20ge%200")
                            .response()
                            .body())
                    .isEqualTo("\uFEFF5000");
            assertThat(there.get("accounts/$count?$filter=numberofemployees%20eq%200")
                            .response()
                            .body())
                    .isEqualTo("\uFEFF6");
            JsonNode counted =
                    there.get("accounts?$count=true&$top=1", "Prefer", ALL).json();
            assertThat(counted.path("@odata.count").asInt()).isEqualTo(5000);
            assertThat(counted.path("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void lookupsAreReadAsValueAndWrittenByANavigationNameWhoseCaseMatters() {
        UUID id = api.create("contacts", "{'parentcustomerid_account@odata.bind':'accounts(" + CONTOSO + ")'}");
        JsonNode row = api.get("contacts(" + id + ")").json();

        assertThat(row.path("_parentcustomerid_value").asText()).isEqualTo(CONTOSO);
        assertThat(row.has("parentcustomerid_account")).isFalse();
        String body = "{'ParentCustomerId_Account@odata.bind':'accounts(" + CONTOSO + ")'}";
        assertThat(api.post("contacts", body).status()).isEqualTo(400);
        assertThat(api.patch("contacts(" + id + ")", "{'_parentcustomerid_value':'" + CONTOSO + "'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void settingOneNavigationOfAPolymorphicLookupReplacesTheOther() {
        UUID id = api.create("contacts", "{'parentcustomerid_account@odata.bind':'accounts(" + CONTOSO + ")'}");
        api.patch("contacts(" + id + ")", "{'parentcustomerid_contact@odata.bind':'contacts(" + YVONNE + ")'}");

        JsonNode row = api.get("contacts(" + id + ")?$select=_parentcustomerid_value", "Prefer", ALL)
                .json();
        assertThat(row.path("_parentcustomerid_value").asText()).isEqualTo(YVONNE);
        assertThat(row.path("_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty")
                        .asText())
                .isEqualTo("parentcustomerid_contact");
    }

    @Test
    void theTypeOfAnOwnerIsKnownByItsAnnotationOnly() {
        String path = "accounts(" + CONTOSO + ")?$select=_ownerid_value";
        String annotation = "_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname";

        assertThat(names(api.get(path).json())).doesNotContain(annotation);
        assertThat(api.get(path, "Prefer", ALL).json().path(annotation).asText())
                .isEqualTo("systemuser");
    }

    @Test
    void annotationsComeBeforeTheirPropertyAndOnlyWhenAskedFor() {
        String path = "accounts(" + CONTOSO + ")?$select=_primarycontactid_value";
        Answer answer = api.get(path, "Prefer", ALL);

        assertThat(names(answer.json()))
                .containsSubsequence(
                        "_primarycontactid_value@OData.Community.Display.V1.FormattedValue",
                        "_primarycontactid_value@Microsoft.Dynamics.CRM.associatednavigationproperty",
                        "_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname",
                        "_primarycontactid_value");
        assertThat(answer.header("Preference-Applied")).isEqualTo(ALL);
        assertThat(names(api.get(path).json())).noneMatch(name -> name.contains("_value@"));
    }

    @Test
    void moneyBringsItsCurrencyAnAddressItsCompositeAndEveryRowItsKey() {
        JsonNode row = api.get("accounts(" + CONTOSO + ")?$select=revenue,address1_city")
                .json();

        assertThat(names(row))
                .contains("_transactioncurrencyid_value", "address1_composite", "accountid", "@odata.etag")
                .doesNotContain("name");
    }

    @Test
    void decimalsCarryTrailingZeros() {
        assertThat(api.get("accounts(" + CONTOSO + ")?$select=revenue")
                        .response()
                        .body())
                .contains("\"revenue\":1250000.0000");
    }

    @Test
    void aReadIsNever304WithAnnotationsNorForTheWordNull() {
        String row = "accounts(" + CONTOSO + ")";
        String etag = api.get(row).header("ETag");

        assertThat(api.get(row, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(api.get(row, "If-None-Match", etag, "Prefer", ALL).status()).isEqualTo(200);
        assertThat(api.get(row, "If-None-Match", "null").status()).isEqualTo(200);
        api.patch(row, "{'fax':'1'}");
        assertThat(api.get(row, "If-None-Match", etag).status()).isEqualTo(200);
    }

    @Test
    void aDeletionInADeltaHasAContextAnIdAndAReasonAndNoRemovedMember() {
        String link = deltaLink();
        api.delete("accounts(" + api.create("accounts", "{'name':'never seen'}") + ")");
        api.create("accounts", "{'name':'created'}");
        api.patch("accounts(accountnumber='ACC-1003')", "{'name':'updated'}");

        JsonNode value = api.get(link).json().path("value");

        assertThat(value).hasSize(3);
        assertThat(names(value.path(0))).isEqualTo(names(value.path(1)));
        assertThat(names(value.path(2))).containsExactly("@odata.context", "id", "reason");
        assertThat(value.path(2).path("reason").asText()).isEqualTo("deleted");
    }

    @Test
    void aDeltaTakesNoFilterOrderExpandOrTop() {
        for (String option : List.of("$filter=name%20ne%20null", "$orderby=name", "$expand=x", "$top=1")) {
            Answer answer = api.get(deltaLink() + "&" + option);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message())
                    .isEqualTo("The \"" + option.replaceFirst("=.*", "")
                            + "\" query parameter isn't supported when Change Tracking is enabled.");
        }
    }

    @Test
    void aCreatedAndAnUpdatedRowCannotBeToldApartInADelta() {
        String link = deltaLink();
        UUID created = api.create("accounts", "{'name':'created'}");
        api.patch("accounts(" + CONTOSO + ")", "{'name':'updated'}");

        JsonNode value = api.get(link).json().path("value");

        assertThat(value.findValuesAsText("accountid")).containsExactlyInAnyOrder(created.toString(), CONTOSO);
        assertThat(names(value.path(0))).isEqualTo(names(value.path(1)));
    }

    @Test
    void stringsCompareWithoutCaseAndContainsTakesWildcards() {
        for (String filter : List.of(
                "name eq 'CONTOSO ltd'",
                "contains(name,'n%so')",
                "contains(name,'c_ntoso')",
                "startswith(name,'[a-c]ontoso')",
                "startswith(name,'[^d-z]ontoso')")) {
            assertThat(api.get("accounts?$filter=" + Caller.encoded(filter))
                            .json()
                            .path("value"))
                    .as(filter)
                    .hasSize(1);
        }
    }

    @Test
    void aLookupIsOrderedByItsNameAndAChoiceByItsInteger() {
        // labels in the order of the integers 6, 7, 10 are not in the order of the alphabet
        for (int industry : new int[] {10, 7}) {
            api.create("accounts", "{'name':'i" + industry + "','industrycode':" + industry + "}");
        }
        api.create("accounts", "{'primarycontactid@odata.bind':'contacts(" + YVONNE.replace("401", "402") + ")'}");

        assertThat(api.get("accounts?$select=industrycode&$filter=industrycode%20ne%20null&$orderby=industrycode")
                        .json()
                        .path("value")
                        .findValuesAsText("industrycode"))
                .containsExactly("6", "7", "10");
        assertThat(api.get("accounts?$select=_primarycontactid_value&$filter=_primarycontactid_value%20ne%20null"
                                + "&$orderby=_primarycontactid_value")
                        .json()
                        .path("value")
                        .findValuesAsText("_primarycontactid_value"))
                .as("Susanna before Yvonne")
                .containsExactly(YVONNE.replace("401", "402"), YVONNE);
    }

    private String deltaLink() {
        return api.get("accounts", "Prefer", "odata.track-changes")
                .json()
                .path("@odata.deltaLink")
                .asText();
    }

    private static String next(Answer answer) {
        return answer.json().path("@odata.nextLink").asText("");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
