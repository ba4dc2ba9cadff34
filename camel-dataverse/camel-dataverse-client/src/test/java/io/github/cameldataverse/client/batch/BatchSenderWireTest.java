// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.http.Caller;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.RequestOptions;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.ThrottledException;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.model.ValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Batches on the wire, by the samples of the documentation. */
class BatchSenderWireTest {
    private static final String BATCH = "/api/data/v9.2/$batch";
    private static final String TOO_LONG =
            "{\"error\":{\"code\":\"0x80044331\",\"message\":\"A validation error occurred."
                    + "  The length of the 'subject' attribute of the 'task' entity exceeded the maximum allowed length of '200'.\"}}";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private Connection connection;
    private BatchSender sender;

    @BeforeEach
    void connect() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + SERVER.getPort());
        settings.setTokenSource(request -> new AccessToken("token", Instant.MAX));
        connection = Connection.build("test", settings);
        sender = new BatchSender(
                new Caller(connection.pipeline(), connection.serviceRoot(), RequestOptions.NONE, requestId -> {}));
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void requestsAndChangeSetsAreSentInTheirOrderWithCrlf() {
        answer(204, 204, 204);
        sender.send(
                List.of(create("a"), new ChangeSet(List.of(named(create("b"), "1"), named(create("c"), "2")))), false);
        LoggedRequest sent = SERVER.findAll(postRequestedFor(urlEqualTo(BATCH))).get(0);
        String body = sent.getBodyAsString();
        assertThat(sent.getHeader("Content-Type")).matches("multipart/mixed; boundary=\"batch_[0-9a-f-]{36}\"");
        assertThat(body.replaceAll("(batch|changeset)_[0-9a-f-]{36}", "$1").replace("\r\n", "\n"))
                .isEqualTo("""
                        --batch
                        Content-Type: application/http
                        Content-Transfer-Encoding: binary

                        POST /api/data/v9.2/tasks HTTP/1.1
                        Content-Type: application/json

                        {"subject":"a"}
                        --batch
                        Content-Type: multipart/mixed; boundary="changeset"

                        --changeset
                        Content-Type: application/http
                        Content-Transfer-Encoding: binary
                        Content-ID: 1

                        POST /api/data/v9.2/tasks HTTP/1.1
                        Content-Type: application/json

                        {"subject":"b"}
                        --changeset
                        Content-Type: application/http
                        Content-Transfer-Encoding: binary
                        Content-ID: 2

                        POST /api/data/v9.2/tasks HTTP/1.1
                        Content-Type: application/json

                        {"subject":"c"}
                        --changeset--
                        --batch--
                        """);
        assertThat(body.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void everyRequestHasItsOwnAnswer() {
        stub(aResponse()
                .withStatus(200)
                .withBody(part(204, "") + part(200, "{\"value\":[]}") + part(400, TOO_LONG) + "--r--"));
        List<PartOutcome> outcomes = sender.send(List.of(create("a"), read(), create("c")), true);
        SERVER.verify(postRequestedFor(urlEqualTo(BATCH)).withHeader("Prefer", equalTo("odata.continue-on-error")));
        assertThat(outcomes.get(0)).isInstanceOfSatisfying(PartOutcome.Answered.class, answered -> assertThat(
                        answered.reply().header("odata-entityid"))
                .contains("http://x/tasks(1)"));
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(PartOutcome.Answered.class, answered -> assertThat(
                        new String(answered.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"value\":[]}"));
        assertThat(outcomes.get(2))
                .isInstanceOfSatisfying(PartOutcome.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(ValidationException.class)
                        .hasMessageContaining("maximum allowed length of '200'"));
    }

    @Test
    void behindTheFirstFailureNothingIsExecuted() {
        stub(aResponse().withStatus(400).withBody(part(204, "") + part(400, TOO_LONG) + "--r--"));
        List<PartOutcome> outcomes = sender.send(List.of(create("a"), create("b"), create("c"), create("d")), false);
        SERVER.verify(postRequestedFor(urlEqualTo(BATCH)).withHeader("Prefer", absent()));
        assertThat(outcomes)
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Answered", "Failed", "NotExecuted", "NotExecuted");
    }

    @Test
    void aChangeSetThatFailedIsUndoneAsAWhole() {
        stub(aResponse().withStatus(400).withBody(part(400, TOO_LONG) + "--r--"));
        List<PartOutcome> outcomes =
                sender.send(List.of(new ChangeSet(List.of(create("a"), create("b"))), create("c")), false);
        assertThat(outcomes)
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Failed", "Failed", "NotExecuted");
    }

    @Test
    void theRequestThatAChangeSetFailedForIsNamedByItsContentId() {
        stub(aResponse()
                .withStatus(400)
                .withBody(part(400, TOO_LONG).replaceFirst("\n", "\nContent-ID: 2\n") + "--r--"));
        List<PartOutcome> outcomes =
                sender.send(List.of(new ChangeSet(List.of(named(create("a"), "1"), named(create("b"), "2")))), false);
        assertThat(outcomes)
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("NotExecuted", "Failed");
    }

    @Test
    void aChangeSetIsAnsweredByAMultipartOfItsOwn() {
        String inner = (part(204, "") + part(204, "") + "--r--").replace("--r", "--inner");
        stub(aResponse()
                .withStatus(200)
                .withBody("--r\nContent-Type: multipart/mixed; boundary=inner\n\n" + inner + "\n" + part(204, "")
                        + "--r--"));
        List<PartOutcome> outcomes =
                sender.send(List.of(new ChangeSet(List.of(create("a"), create("b"))), create("c")), false);
        assertThat(outcomes).hasSize(3).allMatch(PartOutcome.Answered.class::isInstance);
    }

    @Test
    void anAnswerThatBreaksOffLeavesTheRestUnknown() {
        stub(aResponse().withStatus(200).withBody(part(204, "") + "--r\nContent-Type: appl"));
        List<PartOutcome> outcomes = sender.send(List.of(create("a"), create("b"), read()), true);
        assertThat(outcomes.get(0)).isInstanceOf(PartOutcome.Answered.class);
        assertThat(((PartOutcome.Failed) outcomes.get(1)).error()).isInstanceOf(AmbiguousOutcomeException.class);
        assertThat(((PartOutcome.Failed) outcomes.get(2)).error()).isInstanceOf(TransportException.class);
    }

    @Test
    void anAnswerWithTooFewPartsLeavesTheRestUnknown() {
        stub(aResponse().withStatus(200).withBody(part(204, "") + "--r--"));
        List<PartOutcome> outcomes = sender.send(List.of(create("a"), create("b")), true);
        assertThat(((PartOutcome.Failed) outcomes.get(1)).error())
                .isInstanceOf(AmbiguousOutcomeException.class)
                .hasMessageContaining("fewer parts");
    }

    @Test
    void aBatchThatIsRefusedAsAWholeThrows() {
        SERVER.stubFor(post(BATCH)
                .willReturn(aResponse()
                        .withStatus(413)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"error\":{\"code\":\"\",\"message\":\"too large\"}}")));
        assertThatThrownBy(() -> sender.send(List.of(create("a")), false))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void aThousandAndOneRequestsAreTwoBatches() {
        String thousand = IntStream.range(0, 1000).mapToObj(i -> part(204, "")).reduce("", String::concat);
        SERVER.stubFor(post(BATCH).inScenario("two").willSetStateTo("second").willReturn(multipart(thousand)));
        SERVER.stubFor(
                post(BATCH).inScenario("two").whenScenarioStateIs("second").willReturn(multipart(part(204, ""))));
        List<BatchItem> items = new ArrayList<>();
        IntStream.range(0, 1001).forEach(i -> items.add(create("t" + i)));
        assertThat(sender.send(items, true)).hasSize(1001).allMatch(PartOutcome.Answered.class::isInstance);
        assertThat(SERVER.findAll(postRequestedFor(urlEqualTo(BATCH))))
                .extracting(request -> request.getBodyAsString().split("POST /").length - 1)
                .containsExactly(1000, 1);
    }

    @Test
    void aBatchBehindOneThatFailedIsNotSent() {
        stub(aResponse().withStatus(400).withBody(part(400, TOO_LONG) + "--r--"));
        List<BatchItem> items = new ArrayList<>();
        IntStream.range(0, 1001).forEach(i -> items.add(create("t" + i)));
        assertThat(sender.send(items, false).get(1000)).isInstanceOf(PartOutcome.NotExecuted.class);
        SERVER.verify(1, postRequestedFor(urlEqualTo(BATCH)));
    }

    @Test
    void aSecondBatchThatIsRefusedAsAWholeLosesNothingOfTheFirst() {
        String thousand = IntStream.range(0, 1000).mapToObj(i -> part(204, "")).reduce("", String::concat);
        SERVER.stubFor(post(BATCH).inScenario("two").willSetStateTo("second").willReturn(multipart(thousand)));
        SERVER.stubFor(post(BATCH)
                .inScenario("two")
                .whenScenarioStateIs("second")
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "3600")));
        List<BatchItem> items = new ArrayList<>();
        IntStream.range(0, 1001).forEach(i -> items.add(create("t" + i)));
        List<PartOutcome> outcomes = sender.send(items, true);
        assertThat(outcomes.subList(0, 1000)).allMatch(PartOutcome.Answered.class::isInstance);
        assertThat(((PartOutcome.Failed) outcomes.get(1000)).error()).isInstanceOf(ThrottledException.class);
    }

    @Test
    void aChangeSetIsNeitherEmptyNorTooLargeNorHoldsReads() {
        assertThatThrownBy(() -> new ChangeSet(List.of())).hasMessageContaining("has no requests");
        assertThatThrownBy(() -> new ChangeSet(List.of(read()))).hasMessageContaining("takes writes only");
        List<BatchPart> tooMany =
                IntStream.range(0, 1001).mapToObj(i -> create("t" + i)).toList();
        assertThatThrownBy(() -> new ChangeSet(tooMany))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("1001 requests does not fit");
    }

    @Test
    void aUrlTooLongForAGetGoesThroughABatchByItself() throws Exception {
        stub(aResponse().withStatus(200).withBody(part(200, "{\"value\":[1]}") + "--r--"));
        HttpCall call = HttpCall.of("GET", connection.serviceRoot().resolve("tasks?$filter=" + "x".repeat(32_768)))
                .withHeader("Prefer", "odata.maxpagesize=5");
        byte[] body = connection.pipeline().execute(call).readAll();
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("{\"value\":[1]}");
        assertThat(SERVER.findAll(postRequestedFor(urlEqualTo(BATCH))).get(0).getBodyAsString())
                .contains("GET /api/data/v9.2/tasks?$filter=xxx", "Prefer: odata.maxpagesize=5");
    }

    @Test
    void anErrorInsideTheBatchOfALongUrlIsThatOfTheRead() {
        stub(aResponse().withStatus(400).withBody(part(400, TOO_LONG) + "--r--"));
        URI uri = connection.serviceRoot().resolve("tasks?$filter=" + "x".repeat(32_768));
        assertThatThrownBy(() -> connection.pipeline().execute(HttpCall.of("GET", uri)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("GET /api/data/v9.2/tasks was answered with status 400");
    }

    @Test
    void aUrlTooLongForABatchTooIsRefused() {
        URI uri = connection.serviceRoot().resolve("tasks?$filter=" + "x".repeat(65_536));
        assertThatThrownBy(() -> connection.pipeline().execute(HttpCall.of("GET", uri)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("65536 at most");
    }

    private BatchPart create(String subject) {
        return BatchPart.of(HttpCall.of("POST", connection.serviceRoot().resolve("tasks"))
                .withHeader("Content-Type", "application/json")
                .withBody(("{\"subject\":\"" + subject + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    private BatchPart read() {
        return BatchPart.of(HttpCall.of("GET", connection.serviceRoot().resolve("tasks")));
    }

    private static BatchPart named(BatchPart part, String contentId) {
        return new BatchPart(part.call(), contentId);
    }

    private static void answer(int... statuses) {
        StringBuilder parts = new StringBuilder();
        for (int status : statuses) {
            parts.append(part(status, ""));
        }
        stub(aResponse().withStatus(200).withBody(parts + "--r--"));
    }

    private static void stub(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(BATCH).willReturn(response.withHeader("Content-Type", "multipart/mixed; boundary=r")));
    }

    private static ResponseDefinitionBuilder multipart(String parts) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "multipart/mixed; boundary=r")
                .withBody(parts + "--r--");
    }

    private static String part(int status, String body) {
        return "--r\nContent-Type: application/http\n\nHTTP/1.1 " + status + " X\nOData-EntityId: http://x/tasks(1)\n\n"
                + body + "\n";
    }
}
