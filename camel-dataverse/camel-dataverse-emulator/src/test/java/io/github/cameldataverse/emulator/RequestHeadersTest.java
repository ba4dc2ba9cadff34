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

class RequestHeadersTest {

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
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "json"})
    void aBodyThatIsNotJsonIsRefused(String type) {
        Answer answer = api.post("accounts", "{'name':'x'}", "Content-Type", type);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.message()).contains("'" + type + "'", "application/json");
        assertThat(EMULATOR.emulator().rows("accounts")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8", "application/json;odata=verbose"})
    void aBodyOfJsonIsTakenWhateverItsParameters(String type) {
        assertThat(api.post("accounts", "{'name':'x'}", "Content-Type", type).status())
                .isEqualTo(204);
    }

    @Test
    void theTypeOfABodyThatIsNotThereDoesNotMatter() {
        assertThat(api.get("WhoAmI", "Content-Type", "text/plain").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/xml", "text/plain, application/xml;q=0.9", "application/atom+xml", "text/*"})
    void anAnswerInAnotherFormThanJsonIsNotGiven(String accept) {
        Answer answer = api.get("accounts", "Accept", accept);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.message()).contains("'Accept'", "application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/xml, Application/Json;odata.metadata=minimal",
                "text/html, */*;q=0.8"
            })
    void anAnswerOfJsonIsGivenWhereItIsAdmitted(String accept) {
        assertThat(api.get("accounts", "Accept", accept).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$metadata", "accounts/$count"})
    void answersThatHaveOneOtherFormAreGivenToWhoeverAcceptsJson(String path) {
        assertThat(api.get(path, "Accept", "application/json").status()).isEqualTo(200);
        assertThat(api.get(path, "Accept", "application/xml").status()).isEqualTo(200);
    }

    @Test
    void theNumberOfRelatedRowsAndBatchesAreGivenToWhoeverAcceptsJson() {
        String account = "accounts("
                + EMULATOR.emulator().rows("accounts").iterator().next().get("accountid") + ")";

        assertThat(api.get(account + "/Account_Tasks/$count", "Accept", "application/json")
                        .status())
                .isEqualTo(200);
        assertThat(api.batch(BatchText.batch(BatchText.get("WhoAmI")), "Accept", "application/json")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPropertyOfADefinitionIsGivenAsTextOrAsJson() {
        String property = "EntityDefinitions(LogicalName='account')/ObjectTypeCode";

        assertThat(api.get(property + "/$value", "Accept", "text/plain").status())
                .isEqualTo(200);
        assertThat(api.get(property, "Accept", "application/json").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "204|Content-Type: application/json; type=entry",
                "204|Prefer: return=minimal",
                "406|Content-Type: application/json; Accept: text/xml",
                "415|Content-Type: text/plain",
                "400|OData-Version: 3.0",
            })
    void aRequestInsideOfABatchIsCheckedLikeOneOutside(int status, String headers) {
        Answer answer = api.batch(BatchText.batch("Content-Type: application/http\r\n\r\nPOST accounts HTTP/1.1\r\n"
                + headers.replace("; Accept", "\r\nAccept") + "\r\n\r\n{}"));

        assertThat(BatchText.statuses(answer)).containsExactly(status);
    }

    @Test
    void numbersAsTextsAreNotEmulated() {
        Answer read = api.get("accounts", "Accept", "application/json; ieee754compatible=TRUE");
        Answer write = api.post("accounts", "{}", "Content-Type", "application/json;IEEE754Compatible=true");

        assertThat(read.status()).isEqualTo(501);
        assertThat(read.message()).contains("'IEEE754Compatible=true'", "'Accept'");
        assertThat(write.status()).isEqualTo(501);
        assertThat(write.message()).contains("'IEEE754Compatible=true'", "'Content-Type'");
        assertThat(api.get("accounts", "Accept", "application/json; IEEE754Compatible=false")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "5.0", "x", "3.0", "4.01", "4"})
    void anotherVersionOfODataIsRefused(String version) {
        Answer answer = api.get("accounts", "OData-Version", version);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("'" + version + "'", "'OData-Version'", "4.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0", "x", "4"})
    void aHighestVersionBelowThatOfTheAnswersIsRefused(String version) {
        Answer answer = api.get("accounts", "OData-MaxVersion", version);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("'" + version + "'", "'OData-MaxVersion'", "4.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0", "4.01", "5.0"})
    void aHighestVersionMayBeHigherThanThatOfTheAnswers(String version) {
        assertThat(api.get("accounts", "OData-MaxVersion", version, "OData-Version", "4.0")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTableWithoutOptimisticConcurrencyTakesNoVersions() {
        String team =
                "teams(" + EMULATOR.emulator().rows("teams").iterator().next().get("ownerid") + ")";

        Answer answer = api.patch(team, "{'description':'x'}", "If-Match", "W/\"1\"");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("0x8006088D");
        assertThat(answer.message())
                .isEqualTo("Optimistic concurrency isn't enabled for entity type team. The IfVersionMatches value of"
                        + " ConcurrencyBehavior can only be used if optimistic concurrency is enabled.");
        assertThat(api.delete(team, "If-Match", "W/\"1\"").code()).isEqualTo("0x8006088D");
        assertThat(api.patch(team, "{'description':'x'}", "If-Match", "*").status())
                .isEqualTo(204);
    }
}
