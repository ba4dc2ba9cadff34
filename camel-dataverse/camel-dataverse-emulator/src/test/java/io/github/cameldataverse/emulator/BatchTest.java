// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.Arrays;
import java.util.UUID;

import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.cameldataverse.emulator.BatchText.addresses;
import static io.github.cameldataverse.emulator.BatchText.batch;
import static io.github.cameldataverse.emulator.BatchText.changeSet;
import static io.github.cameldataverse.emulator.BatchText.get;
import static io.github.cameldataverse.emulator.BatchText.request;
import static io.github.cameldataverse.emulator.BatchText.statuses;
import static org.assertj.core.api.Assertions.assertThat;

class BatchTest {

    private static final String CONTOSO = "60c4e274-0d87-4711-80e5-00155db19e01";

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
    void independentRequestsAreAnsweredInOrder() {
        Answer answer = api.batch(batch(
                request("", "POST", "/api/data/v9.2/accounts", "{'name':'A'}"),
                get("/api/data/v9.2/accounts(" + CONTOSO + ")?$select=name"),
                request("", "DELETE", "accounts(" + UUID.randomUUID() + ")", "")));

        assertThat(statuses(answer)).containsExactly(204, 200, 404);
        assertThat(answer.header("Content-Type")).matches("multipart/mixed; boundary=batchresponse_[0-9a-f-]{36}");
        assertThat(answer.header("OData-Version")).isEqualTo("4.0");
    }

    @Test
    void aCreatedRowIsToldByLocationAndEntityId() {
        Answer answer = api.batch(batch(request("", "POST", api.root() + "accounts", "{'name':'A'}")));

        String address = addresses(answer).get(0);
        assertThat(answer.response().body()).contains("\r\nLocation: " + address + "\r\nOData-EntityId: " + address);
        assertThat(api.get(address).json().path("name").asText()).isEqualTo("A");
    }

    @Test
    void withoutContinueOnErrorTheFirstFailureEndsTheBatchAndGivesItsStatus() {
        Answer answer = api.batch(batch(
                request("", "POST", "accounts", "{'name':'Before'}"),
                request("", "POST", "accounts", "{'name':'" + "x".repeat(161) + "'}"),
                request("", "POST", "accounts", "{'name':'After'}")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(statuses(answer)).containsExactly(204, 400);
        assertThat(answer.response().body()).contains("REQ_ID: ").contains("\"0x80044331\"");
        assertThat(count("name eq 'Before'")).isEqualTo("1");
        assertThat(count("name eq 'After'")).isEqualTo("0");
    }

    @Test
    void withContinueOnErrorTheRestIsCarriedOutAndTheStatusIs200() {
        Answer answer = api.batch(
                batch(
                        request("", "POST", "accounts", "{'name':'" + "x".repeat(161) + "'}"),
                        request("", "POST", "accounts", "{'name':'After'}")),
                "Prefer",
                "odata.continue-on-error");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(400, 204);
        assertThat(count("name eq 'After'")).isEqualTo("1");
    }

    @Test
    void aChangeSetIsAnsweredAsOneWithItsContentIds() {
        Answer answer = api.batch(batch(changeSet(
                request("1", "POST", "/api/data/v9.2/accounts", "{'name':'A'}"),
                request("2", "POST", "/api/data/v9.2/accounts", "{'name':'B'}"))));

        assertThat(statuses(answer)).containsExactly(204, 204);
        assertThat(answer.response().body())
                .containsPattern("Content-Type: multipart/mixed; boundary=changesetresponse_[0-9a-f-]{36}\r\n")
                .containsSubsequence("Content-ID: 1", "Content-ID: 2");
    }

    @Test
    void aChangeSetThatFailsLeavesNothingBehindAndHasOneAnswer() {
        String deltaLink = api.get("accounts?$select=name", "Prefer", "odata.track-changes")
                .json()
                .path("@odata.deltaLink")
                .asText();

        Answer answer = api.batch(batch(
                request("", "POST", "accounts", "{'name':'Independent'}"),
                changeSet(
                        request("1", "POST", "accounts", "{'name':'Undone','accountnumber':'U-1'}"),
                        request("2", "PATCH", "accounts(" + CONTOSO + ")", "{'name':'Undone'}"),
                        request("3", "DELETE", "accounts(" + CONTOSO + ")", ""),
                        request("4", "POST", "accounts", "{'nonsense':1}"))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(statuses(answer)).containsExactly(204, 400);
        assertThat(answer.response().body()).contains("Content-ID: 4").doesNotContain("changesetresponse");
        assertThat(api.get("accounts(" + CONTOSO + ")").json().path("name").asText())
                .isEqualTo("Contoso Ltd");
        assertThat(count("name eq 'Undone'")).isEqualTo("0");
        assertThat(api.get("accounts(accountnumber='U-1')").status()).isEqualTo(404);
        assertThat(api.get(deltaLink).json().path("value").findValuesAsText("name"))
                .containsExactly("Independent");
        assertThat(api.post("accounts", "{'name':'Free','accountnumber':'U-1'}").status())
                .isEqualTo(204);
    }

    @Test
    void aFailedChangeSetDoesNotStopABatchThatContinues() {
        Answer answer = api.batch(
                batch(
                        changeSet(
                                request("1", "POST", "accounts", "{'name':'Undone'}"),
                                request("2", "POST", "accounts", "{'nonsense':1}")),
                        changeSet(request("1", "POST", "accounts", "{'name':'Kept'}"))),
                "Prefer",
                "odata.continue-on-error");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(400, 204);
        assertThat(count("name eq 'Undone'")).isEqualTo("0");
        assertThat(count("name eq 'Kept'")).isEqualTo("1");
    }

    @Test
    void laterRequestsOfAChangeSetReferToEarlierOnesInUrlAndBody() {
        Answer answer = api.batch(batch(changeSet(
                request("1", "POST", "accounts", "{'name':'Referred'}"),
                request("2", "POST", "contacts", "{'lastname':'Referred','parentcustomerid_account@odata.bind':'$1'}"),
                request("3", "PATCH", "$1", "{'primarycontactid@odata.bind':'$2'}"),
                request("4", "PUT", "$1/telephone1", "{'value':'555'}"))));

        assertThat(statuses(answer)).containsExactly(204, 204, 204, 204);
        String account = addresses(answer).get(0);
        assertThat(addresses(answer).get(2)).isEqualTo(account);
        assertThat(api.get(account).json().path("telephone1").asText()).isEqualTo("555");
        assertThat(addresses(answer).get(1))
                .contains(
                        api.get(account).json().path("_primarycontactid_value").asText());
    }

    @Test
    void aRowThatWasAnsweredWithItsRepresentationCanBeReferredTo() {
        String create =
                "Content-Type: application/http\r\nContent-ID: 1\r\n\r\nPOST /api/data/v9.2/accounts HTTP/1.1\r\n"
                        + "Prefer: return=representation\r\nContent-Type: application/json\r\n\r\n{\"name\":\"Shown\"}";

        Answer answer = api.batch(batch(changeSet(create, request("2", "PATCH", "$1", "{'telephone1':'1'}"))));

        assertThat(statuses(answer)).containsExactly(201, 204);
    }

    @Test
    void aReferenceToALaterRequestIsRefused() {
        Answer answer = api.batch(batch(changeSet(
                request("2", "POST", "contacts", "{'lastname':'x','parentcustomerid_account@odata.bind':'$1'}"),
                request("1", "POST", "accounts", "{'name':'Later'}"))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body())
                .contains("Content-ID Reference: '$1' does not exist in the batch context.");
        assertThat(count("name eq 'Later'")).isEqualTo("0");
    }

    @Test
    void aReadInsideOfAChangeSetIsRefusedBeforeAnythingRuns() {
        Answer answer = api.batch(
                batch(request("", "POST", "accounts", "{'name':'Before'}"), changeSet(get("/api/data/v9.2/accounts"))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("An invalid HTTP method 'GET' was detected for a request in a change");
        assertThat(count("name eq 'Before'")).isEqualTo("0");
    }

    @Test
    void aThousandRequestsAreAnsweredAndOneMoreIsRefused() {
        assertThat(statuses(api.batch(batch(reads(1000))))).hasSize(1000).containsOnly(200);

        Answer refused = api.batch(batch(reads(1001)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("too many parts").contains("'1000'");
    }

    @Test
    void aChangeSetWithTooManyRequestsIsRefused() {
        String[] parts = new String[1001];
        Arrays.fill(parts, request("", "POST", "accounts", "{}"));

        Answer refused = api.batch(batch(changeSet(parts)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message())
                .isEqualTo("The current change set contains too many operations. A maximum number of '1000' operations"
                        + " are allowed in a change set.");
    }

    private static String[] reads(int count) {
        String[] parts = new String[count];
        Arrays.fill(parts, get("/api/data/v9.2/WhoAmI"));
        return parts;
    }

    @Test
    void aUrlThatIsTooLongForAGetFitsIntoABatch() {
        String filter = "name eq '" + "x".repeat(40_000) + "'";

        Answer answer = api.batch(batch(get("/api/data/v9.2/accounts?$select=name&$filter=" + filter)));
        Answer tooLong = api.batch(batch(get("/api/data/v9.2/accounts?$filter=name eq '" + "x".repeat(66_000) + "'")));

        assertThat(statuses(answer)).containsExactly(200);
        assertThat(statuses(tooLong)).containsExactly(414);
    }

    @Test
    void aBatchInsideOfABatchIsRefused() {
        Answer answer = api.batch(batch(request("", "POST", "/api/data/v9.2/$batch", "")));

        assertThat(statuses(answer)).containsExactly(400);
        assertThat(answer.response().body()).contains("cannot contain other batch requests");
    }

    @Test
    void aChangeSetInsideOfAChangeSetIsRefused() {
        Answer answer = api.batch(batch(changeSet("Content-Type: multipart/mixed; boundary=inner\r\n\r\n--inner--")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("Nested change sets in a batch payload are not supported.");
    }

    @Test
    void aContentIdThatOccursTwiceIsRefused() {
        Answer answer = api.batch(batch(changeSet(
                request("1", "POST", "accounts", "{'name':'A'}"), request("1", "POST", "accounts", "{'name':'B'}"))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("The content ID '1' was found more than once");
    }

    @Test
    void aJsonBatchIsRefused() {
        Answer answer = api.batch("{\"requests\":[]}", "Content-Type", "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("The batch request must have 'multipart/mixed' as the media type.");
    }

    @Test
    void aBatchWithoutABoundaryIsRefused() {
        Answer answer = api.batch("x", "Content-Type", "multipart/mixed");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("boundary specification");
    }

    @Test
    void aBatchThatIsCutOffIsRefusedBeforeAnythingRuns() {
        String whole = batch(request("", "POST", "accounts", "{'name':'Cut'}"));

        Answer answer = api.batch(whole.substring(0, whole.lastIndexOf("--batch--")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("cut off");
        assertThat(count("name eq 'Cut'")).isEqualTo("0");
    }

    @Test
    void aBatchWhoseBoundaryDoesNotOccurIsRefused() {
        Answer answer = api.batch("--other--");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("does not occur");
    }

    @Test
    void aRequestLineThatIsNoneIsRefused() {
        Answer answer = api.batch(batch("Content-Type: application/http\r\n\r\nPOST accounts\r\n\r\n"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("Encountered an invalid request line 'POST accounts'.");
    }

    @Test
    void aPartOfAnotherContentTypeIsRefused() {
        Answer answer = api.batch(batch("Content-Type: text/plain\r\n\r\nhello"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("The content type 'text/plain' of a part");
    }

    @Test
    void aHeaderWithoutAColonIsRefused() {
        Answer answer = api.batch(batch("Content-Type application/http\r\n\r\nGET accounts HTTP/1.1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("The header 'Content-Type application/http'");
    }

    @Test
    void aBatchIsPosted() {
        Answer answer = api.get("$batch");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void theDialectWithAPreambleAbsoluteUrlsAndBareReadsIsUnderstood() {
        Answer answer = api.batch(
                "\r\n--b1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET "
                        + api.root() + "accounts?%24select=name&%24top=1 HTTP/1.1\r\nAccept: application/json\r\n"
                        + "--b1\r\nContent-Type: multipart/mixed;boundary=s1\r\n\r\n"
                        + "--s1\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\nPOST " + api.root()
                        + "accounts HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{\"name\":\"Ä\"}\r\n--s1--\r\n"
                        + "--b1--",
                "Content-Type",
                "multipart/mixed;boundary=b1");

        assertThat(statuses(answer)).containsExactly(200, 204);
        assertThat(count("name eq '%C3%84'")).isEqualTo("1");
    }

    @Test
    void theDialectWithLineFeedsContentIdInTheRequestAndPathsIsUnderstood() {
        Answer answer = api.batch("""
                --batch
                Content-Type: multipart/mixed; boundary=s

                --s
                Content-Type: application/http
                Content-Transfer-Encoding: binary

                POST /api/data/v9.2/accounts HTTP/1.1
                content-id: 0
                Content-Type: application/json;type=entry

                {"name":"Zero"}

                --s
                Content-Type: application/http
                Content-Transfer-Encoding: binary

                PATCH $0 HTTP/1.1
                content-id: 1
                Content-Type: application/json;type=entry

                {"telephone1":"0"}

                --s--

                --batch
                Content-Type: application/http

                GET /api/data/v9.2/accounts?$select=telephone1&$filter=name eq 'Zero' HTTP/1.1


                --batch--
                """);

        assertThat(statuses(answer)).containsExactly(204, 204, 200);
        assertThat(answer.response().body()).contains("\"telephone1\":\"0\"");
    }

    @Test
    void theDialectWithAQuotedBoundaryIsUnderstood() {
        Answer answer = api.batch(
                "--q b\r\nContent-Type: application/http\r\n\r\nGET WhoAmI() HTTP/1.1\r\n\r\n--q b--",
                "Content-Type",
                "multipart/mixed; boundary=\"q b\"");

        assertThat(statuses(answer)).containsExactly(200);
    }

    private String count(String filter) {
        return api.get("accounts/$count?$filter=" + filter.replace(" ", "%20"))
                .response()
                .body()
                .replace("\uFEFF", "");
    }
}
