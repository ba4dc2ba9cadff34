// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the emulator cannot do it says, and what the service refuses it refuses; nothing is quietly left out. */
class UnsupportedRequestsTest {

    private static final String CONTOSO = "accounts(60c4e274-0d87-4711-80e5-00155db19e01)";

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

    @ParameterizedTest
    @CsvSource({"PUT", "POST"})
    void aRowTakesNoOtherMethodsThanThoseItAllows(String method) {
        Answer answer = api.send(method, CONTOSO, "{'name':'x'}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, PATCH, DELETE");
        assertThat(answer.message()).contains("'" + method + "'");
    }

    @ParameterizedTest
    @CsvSource({"PUT", "PATCH", "DELETE"})
    void anEntitySetTakesNoOtherMethodsThanThoseItAllows(String method) {
        Answer answer = api.send(method, "accounts", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;odata.metadata=full",
                "application/json; odata.metadata=none",
                "text/plain, application/json; odata.streaming=true; ODATA.METADATA=FULL"
            })
    void otherAmountsOfMetadataAreNotEmulated(String accept) {
        Answer answer = api.get("accounts", "Accept", accept);

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.message())
                .containsIgnoringCase("'odata.metadata=" + (accept.contains("none") ? "none'" : "full'"));
    }

    @Test
    void theJournalTellsWhatWasNotEmulated() {
        api.get("accounts", "Accept", "application/json;odata.metadata=full");
        api.get("WhoAmI");

        assertThat(EMULATOR.emulator().journal().get(0).error()).contains("does not emulate", "odata.metadata=full");
        assertThat(EMULATOR.emulator().journal().get(1).error()).isNull();
        String journal = EMULATOR.emulator().httpEnvironmentUrl() + "/__emulator/journal?status=501";
        assertThat(api.get(journal).json().path("entries").path(0).path("error").asText())
                .contains("odata.metadata=full");
    }

    @Test
    void minimalMetadataIsWhatEveryAnswerHas() {
        assertThat(api.get("accounts", "Accept", "application/json;odata.metadata=minimal")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void duplicateDetectionIsNotEmulated() {
        Answer asked = api.post("accounts", "{'name':'x'}", "MSCRM.SuppressDuplicateDetection", "false");

        assertThat(asked.status()).isEqualTo(501);
        assertThat(asked.message()).contains("MSCRM.SuppressDuplicateDetection");
        assertThat(EMULATOR.emulator().rows("accounts")).hasSize(4);
        assertThat(api.post("accounts", "{'name':'x'}", "MSCRM.SuppressDuplicateDetection", "true")
                        .status())
                .isEqualTo(204);
    }

    /** The JDK's server reads the address itself and refuses it before anybody is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"accounts?$filter=name%zz", "accounts?$filter=name%20eq%20\"x\"", "accounts(<id>)"})
    void aUrlThatIsNoUriIsAnsweredByTheServerItselfAndNotJournaled(String path) {
        try (RawSocket socket = new RawSocket(EMULATOR.emulator())) {
            socket.sendAsItIs("GET /api/data/v9.2/" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(socket.receive().text())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("text/html", "400 Bad Request")
                    .doesNotContain("OData-Version");
        }
        assertThat(EMULATOR.emulator().journal()).isEmpty();
    }

    @Test
    void aPathWithNothingBehindItIsToldWhereThingsAre() {
        Answer answer = api.get(EMULATOR.emulator().httpEnvironmentUrl() + "/api/accounts");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message())
                .contains("'/api/accounts'", "/api/data/v9.2/", "/__emulator/", "/<tenant>/oauth2/v2.0/token");
    }

    @Test
    void rowsCreatedInsideACollectionByAnUpdateAreNotEmulated() {
        Answer answer = api.patch(CONTOSO, "{'name':'x','contact_customer_accounts':[{'lastname':'y'}]}");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.message()).contains("'contact_customer_accounts'");
        assertThat(api.get(CONTOSO).json().path("name").asText()).isEqualTo("Contoso Ltd");
    }

    @Test
    void rowsBoundToACollectionByAnUpdateAreNotEmulated() {
        Answer answer = api.patch(
                CONTOSO,
                "{'contact_customer_accounts@odata.bind':['/contacts(49b0be2e-d01c-4d11-b83e-000d3a572401)']}");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.message()).contains("'contact_customer_accounts@odata.bind'");
    }

    @Test
    void rowsCreatedInsideACollectionThatIsNotShippedAreNotEmulated() {
        Answer answer = api.post("accounts", "{'name':'x','Account_Emails':[{'subject':'y'}]}");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.message()).contains("'Account_Emails'");
        assertThat(EMULATOR.emulator().rows("accounts")).hasSize(4);
    }

    @Test
    void anUnknownPropertyThatIsNoCollectionIsStillInvalid() {
        assertThat(api.post("accounts", "{'nam':'x'}").message()).contains("Invalid property 'nam'");
        assertThat(api.post("accounts", "{'nam@odata.bind':'/contacts(x)'}").message())
                .contains("Invalid property 'nam'");
    }

    @Test
    void aTableOfEveryEnvironmentThatIsNotHereIsNotEmulated() {
        assertThat(api.get("serviceendpoints").status()).isEqualTo(501);
        assertThat(api.get("serviceendpoints").message()).contains("serviceendpoints");
        assertThat(api.get("sample_nothings").status()).isEqualTo(404);
    }
}
