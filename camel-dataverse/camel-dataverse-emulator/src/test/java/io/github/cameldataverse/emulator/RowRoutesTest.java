// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import io.github.cameldataverse.emulator.Caller.Answer;
import io.github.cameldataverse.emulator.control.JournalEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class RowRoutesTest {

    private static final String CONTOSO = "60c4e274-0d87-4711-80e5-00155db19e01";
    private static final String YVONNE = "49b0be2e-d01c-4d11-b83e-000d3a572401";

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
    void createAnswers204WithTheAddressOnly() {
        Answer answer = api.post("accounts", "{'name':'New'}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.response().body()).isEmpty();
        assertThat(answer.header("OData-EntityId"))
                .startsWith(api.root() + "accounts(")
                .endsWith(")");
        assertThat(answer.header("REQ_ID")).isNotEmpty().isEqualTo(answer.header("x-ms-service-request-id"));
    }

    @Test
    void createWithRepresentationAnswers201WithoutTheAddress() {
        Answer answer = api.post("accounts?$select=name", "{'name':'New'}", "Prefer", "return=representation");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("OData-EntityId")).isEmpty();
        assertThat(answer.header("Preference-Applied")).isEqualTo("return=representation");
        assertThat(answer.json().path("name").asText()).isEqualTo("New");
        assertThat(answer.json().path("accountid").asText()).isNotEmpty();
        assertThat(answer.json().path("@odata.context").asText()).endsWith("$metadata#accounts(name)/$entity");
        assertThat(answer.header("ETag"))
                .isEqualTo(answer.json().path("@odata.etag").asText());
    }

    @Test
    void patchWithoutIfMatchCreatesWhatIsNotThere() {
        UUID id = UUID.randomUUID();

        Answer answer = api.patch("accounts(" + id + ")", "{'name':'Upserted'}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(api.get("accounts(" + id + ")").json().path("name").asText()).isEqualTo("Upserted");
    }

    @Test
    void patchWithIfMatchStarDoesNotCreate() {
        Answer answer = api.patch("accounts(" + UUID.randomUUID() + ")", "{'name':'x'}", "If-Match", "*");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("0x80040217");
        assertThat(answer.message()).startsWith("account With Id = ").endsWith(" Does Not Exist");
    }

    @Test
    void patchWithIfNoneMatchStarDoesNotUpdate() {
        Answer answer = api.patch("accounts(" + CONTOSO + ")", "{'name':'x'}", "If-None-Match", "*");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.message()).isEqualTo("A record with matching key values already exists.");
    }

    @Test
    void ifNoneMatchNullIsNoCondition() {
        assertThat(api.patch("accounts(" + CONTOSO + ")", "{'name':'x'}", "If-None-Match", "null")
                        .status())
                .isEqualTo(204);
        assertThat(api.get("accounts(" + CONTOSO + ")", "If-None-Match", "null").status())
                .isEqualTo(200);
    }

    @Test
    void upsertByAlternateKeyEchoesTheKeyAndTellsNoRowId() {
        Answer created = api.patch("accounts(accountnumber='ACC-9')", "{'name':'Nine'}");
        Answer updated = api.patch("accounts(accountnumber='acc-9')", "{'name':'Nine again','accountnumber':'other'}");

        assertThat(created.status()).isEqualTo(204);
        assertThat(created.header("OData-EntityId")).isEqualTo(api.root() + "accounts(accountnumber='ACC-9')");
        assertThat(updated.status()).isEqualTo(204);
        var row = api.get("accounts(accountnumber='ACC-9')").json();
        assertThat(row.path("name").asText()).isEqualTo("Nine again");
        assertThat(row.path("accountnumber").asText()).isEqualTo("ACC-9");
    }

    @Test
    void onlyARepresentationTellsWhetherAnUpsertCreated() {
        String[] prefer = {"Prefer", "return=representation"};

        assertThat(api.patch("accounts(accountnumber='N1')", "{}", prefer).status())
                .isEqualTo(201);
        assertThat(api.patch("accounts(accountnumber='N1')", "{}", prefer).status())
                .isEqualTo(200);
    }

    @Test
    void anAlternateKeyIsUnique() {
        Answer answer = api.post("accounts", "{'name':'x','accountnumber':'acc-1001'}");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.code()).isEqualTo("0x80060892");
        assertThat(EMULATOR.emulator().rows("accounts")).hasSize(4);
    }

    @Test
    void aKeyThatTheTableDoesNotHaveIsRefused() {
        Answer answer = api.get("accounts(name='Contoso')");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message())
                .startsWith("The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.account'.");
    }

    @Test
    void aStaleETagIsRefused() {
        String etag = api.get("accounts(" + CONTOSO + ")").header("ETag");
        assertThat(api.patch("accounts(" + CONTOSO + ")", "{'name':'a'}", "If-Match", etag)
                        .status())
                .isEqualTo(204);

        Answer second = api.patch("accounts(" + CONTOSO + ")", "{'name':'b'}", "If-Match", etag);
        Answer third = api.delete("accounts(" + CONTOSO + ")", "If-Match", etag);

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.code()).isEqualTo("0x80060882");
        assertThat(third.status()).isEqualTo(412);
    }

    @Test
    void aReadWithTheCurrentETagAnswers304ExceptWithAnnotations() {
        String etag = api.get("accounts(" + CONTOSO + ")").header("ETag");

        assertThat(api.get("accounts(" + CONTOSO + ")", "If-None-Match", etag).status())
                .isEqualTo(304);
        assertThat(api.get(
                                "accounts(" + CONTOSO + ")",
                                "If-None-Match",
                                etag,
                                "Prefer",
                                "odata.include-annotations=\"*\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aDeletedRowIsGone() {
        assertThat(api.delete("accounts(" + CONTOSO + ")").status()).isEqualTo(204);
        assertThat(api.delete("accounts(" + CONTOSO + ")").status()).isEqualTo(404);
    }

    @Test
    void deletingARowClearsOrDeletesWhatRefersToIt() {
        api.delete("accounts(" + CONTOSO + ")");

        assertThat(EMULATOR.emulator().rows("accounts")).noneMatch(row -> row.containsKey("_parentaccountid_value"));
        assertThat(EMULATOR.emulator().rows("contacts")).hasSize(2);
    }

    @Test
    void lookupsAreWrittenByNavigationNameAndReadAsValue() {
        for (String uri : new String[] {
            "/contacts(" + YVONNE + ")",
            "contacts(" + YVONNE + ")",
            api.root() + "contacts(" + YVONNE + ")",
            "contacts(contactid=" + YVONNE + ")"
        }) {
            UUID id = api.create("accounts", "{'primarycontactid@odata.bind':'" + uri + "'}");
            assertThat(api.get("accounts(" + id + ")?$select=_primarycontactid_value")
                            .json()
                            .path("_primarycontactid_value")
                            .asText())
                    .as(uri)
                    .isEqualTo(YVONNE);
        }
    }

    @Test
    void aPolymorphicLookupHasOneNavigationNamePerTable() {
        UUID id = api.create("contacts", "{'parentcustomerid_account@odata.bind':'/accounts(" + CONTOSO + ")'}");
        assertThat(EMULATOR.emulator().rows("contacts"))
                .anyMatch(row -> id.toString().equals(row.get("contactid"))
                        && CONTOSO.equals(row.get("_parentcustomerid_value")));

        api.patch("contacts(" + id + ")", "{'parentcustomerid_contact@odata.bind':'/contacts(" + YVONNE + ")'}");

        assertThat(api.get("contacts(" + id + ")")
                        .json()
                        .path("_parentcustomerid_value")
                        .asText())
                .isEqualTo(YVONNE);
        assertThat(api.patch("contacts(" + id + ")", "{'parentcustomerid@odata.bind':'/contacts(" + YVONNE + ")'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aLookupIsClearedByANullBind() {
        api.patch("accounts(" + CONTOSO + ")", "{'primarycontactid@odata.bind':null}");

        assertThat(api.get("accounts(" + CONTOSO + ")")
                        .json()
                        .path("_primarycontactid_value")
                        .isNull())
                .isTrue();
    }

    @Test
    void bindingToARowThatIsNotThereIsRefused() {
        Answer answer = api.post("accounts", "{'primarycontactid@odata.bind':'/contacts(" + UUID.randomUUID() + ")'}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("0x80040217");
    }

    @Test
    void unknownColumnsWrongTypesLongTextsAndBadChoicesAreRefused() {
        assertThat(api.post("accounts", "{'nme':'x'}").message())
                .contains("Invalid property 'nme' was found in entity 'Microsoft.Dynamics.CRM.account'.");
        assertThat(api.post("accounts", "{'numberofemployees':'many'}").status())
                .isEqualTo(400);
        assertThat(api.post("accounts", "{'industrycode':9999}").code()).isEqualTo("0x8004431A");
        Answer tooLong = api.post("accounts", "{'name':'" + "x".repeat(161) + "'}");
        assertThat(tooLong.code()).isEqualTo("0x80044331");
        assertThat(tooLong.message())
                .isEqualTo("A validation error occurred.  The length of the 'name' attribute of the 'account' entity"
                        + " exceeded the maximum allowed length of '160'.");
    }

    @Test
    void theServiceFillsItsOwnColumns() {
        UUID id = api.create(
                "contacts", "{'firstname':'Jo','lastname':'Doe','annualincome':20000,'birthdate':'1980-05-01'}");

        Answer answer =
                api.get("contacts(" + id + ")?$select=fullname,annualincome,birthdate,statecode,statuscode,createdon");

        assertThat(answer.json().path("fullname").asText()).isEqualTo("Jo Doe");
        assertThat(answer.response().body()).contains("\"annualincome\":20000.0000");
        assertThat(answer.json().path("birthdate").asText()).isEqualTo("1980-05-01");
        assertThat(answer.json().path("_transactioncurrencyid_value").asText()).isNotEmpty();
        assertThat(answer.json().path("statecode").asInt()).isZero();
        assertThat(answer.json().path("statuscode").asInt()).isEqualTo(1);
        assertThat(answer.json().path("createdon").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void aStatusReasonMustFitTheState() {
        assertThat(api.patch("accounts(" + CONTOSO + ")", "{'statuscode':2}").code())
                .isEqualTo("0x80048408");
        assertThat(api.patch("accounts(" + CONTOSO + ")", "{'statecode':1}").status())
                .isEqualTo(204);
        assertThat(api.get("accounts(" + CONTOSO + ")")
                        .json()
                        .path("statuscode")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void annotationsStandBeforeTheirColumnAndOnlyOnRequest() {
        String path = "accounts(" + CONTOSO + ")?$select=industrycode,_primarycontactid_value";

        String plain = api.get(path).response().body();
        String annotated = api.get(path, "Prefer", "odata.include-annotations=\"*\"")
                .response()
                .body();

        assertThat(plain).doesNotContain("FormattedValue");
        assertThat(annotated)
                .contains("\"industrycode@OData.Community.Display.V1.FormattedValue\":\"Business Services\","
                        + "\"industrycode\":6")
                .contains("\"_primarycontactid_value@OData.Community.Display.V1.FormattedValue\":\"Yvonne McKay\"")
                .contains("\"_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname\":\"contact\"");
    }

    @Test
    void whatIsNotEmulatedIsSaidAndNotDegraded() {
        assertThat(api.get("accounts?$apply=compute(revenue%20as%20r)").message())
                .contains("does not emulate", "$apply");
        assertThat(api.get("ManagedPropertyDefinitions").status()).isEqualTo(501);
        assertThat(api.post("Merge", "{}").status()).isEqualTo(501);
        assertThat(api.get("accountz").status()).isEqualTo(404);
        assertThat(api.delete("accounts").status()).isEqualTo(405);
    }

    @Test
    void writersThatRaceOnOneVersionHaveOneWinner() throws Exception {
        String etag = api.get("accounts(" + CONTOSO + ")").header("ETag");

        List<Integer> statuses =
                race(i -> api.patch("accounts(" + CONTOSO + ")", "{'name':'" + i + "'}", "If-Match", etag)
                        .status());

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 412);
    }

    @Test
    void upsertsThatRaceOnOneAlternateKeyMakeOneRow() throws Exception {
        List<Integer> statuses = race(i -> api.patch("accounts(accountnumber='RACE')", "{'name':'" + i + "'}")
                .status());

        assertThat(statuses).containsOnly(204);
        assertThat(EMULATOR.emulator().rows("accounts"))
                .filteredOn(row -> "RACE".equals(row.get("accountnumber")))
                .hasSize(1);
    }

    /** Twenty threads that begin together. */
    private static List<Integer> race(IntUnaryOperator request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        CountDownLatch start = new CountDownLatch(20);
        try {
            List<Future<Integer>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return request.applyAsInt(i);
                    }))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void severalEmulatorsShareNothing() {
        try (DataverseEmulator other = DataverseEmulator.builder().start()) {
            assertThat(other.rows("accounts")).isEmpty();
            assertThat(other.environmentUrl()).isNotEqualTo(EMULATOR.emulator().environmentUrl());
        }
    }

    @Test
    void theJournalNamesRequestsAndResetForgetsThem() {
        api.get("WhoAmI");

        assertThat(EMULATOR.emulator().journal())
                .containsExactly(new JournalEntry("GET", "/api/data/v9.2/WhoAmI", 200, null));
        EMULATOR.emulator().reset();
        assertThat(EMULATOR.emulator().journal()).isEmpty();
    }

    @Test
    void aWriteWhoseAnswerIsRefusedIsUndone() {
        String prefer = "return=representation";
        UUID contact = api.create("contacts", "{'lastname':'Before'}");

        assertThat(api.post("contacts?$select=bogus", "{'lastname':'X'}", "Prefer", prefer)
                        .status())
                .isEqualTo(400);
        assertThat(api.patch("contacts(" + contact + ")?$select=bogus", "{'lastname':'After'}", "Prefer", prefer)
                        .status())
                .isEqualTo(400);

        assertThat(EMULATOR.emulator().rows("contacts"))
                .extracting(row -> row.get("lastname"))
                .contains("Before")
                .doesNotContain("X", "After");
    }
}
