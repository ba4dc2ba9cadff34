// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.StandaloneProcess.Ended;
import io.github.cameldataverse.emulator.authority.SelfSigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar that is shipped, as somebody runs it who has only the README. */
@Timeout(300)
class StandaloneIT {

    private static final String SECRET = "Sup3r-s3cret~value";

    @TempDir
    Path directory;

    @Test
    void printsOneReadyLineAndStopsWhenTerminated() throws Exception {
        Path seed = write("seed.json", "{\"accounts\":[{\"name\":\"From a file\"}]}");
        try (StandaloneProcess program = StandaloneProcess.start(
                ("--auth optional --rows contact=7 --rows account=3 --tenant t1 --client-id c1 --seed " + seed)
                        .split(" ", -1))) {
            JsonNode ready = program.ready();
            assertThat(ready.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "ready",
                            "webApi",
                            "webApiTls",
                            "authority",
                            "tenantId",
                            "clientId",
                            "certificate",
                            "trustCertificate");
            assertThat(ready.path("ready").asBoolean()).isTrue();
            assertThat(text(ready, "webApi")).matches("http://127\\.0\\.0\\.1:\\d+/api/data/v9\\.2/");
            assertThat(text(ready, "webApiTls")).matches("https://localhost:\\d+/api/data/v9\\.2/");
            assertThat(text(ready, "authority")).matches("https://localhost:\\d+/t1");
            assertThat(text(ready, "tenantId")).isEqualTo("t1");
            assertThat(text(ready, "clientId")).isEqualTo("c1");
            Path certificate = Path.of(text(ready, "certificate"));
            Path trust = Path.of(text(ready, "trustCertificate"));
            assertThat(certificate).content().contains("BEGIN PRIVATE KEY", "BEGIN CERTIFICATE");
            HttpClient http = Trust.client(trust);
            assertThat(get(http, text(ready, "webApi") + "accounts", "any token")
                            .body())
                    .contains("From a file", "Account 0000000", "Account 0000002")
                    .doesNotContain("Account 0000003");
            assertThat(get(http, text(ready, "webApiTls") + "contacts", "").body())
                    .contains("0000006");

            assertThat(program.child().terminate()).isIn(0, 143);

            assertThat(program.child().out()).as("one line and nothing else").isEqualTo(ready + "\n");
            assertThat(certificate).doesNotExist();
            assertThat(trust).doesNotExist();
            assertThat(trust.getParent()).doesNotExist();
        }
    }

    @Test
    void aClientSecretGetsATokenAndIsInNoOutput() throws Exception {
        try (StandaloneProcess program = StandaloneProcess.start("--seed", "demo", "--client-secret", SECRET)) {
            JsonNode ready = program.ready();
            HttpClient http = Trust.client(Path.of(text(ready, "trustCertificate")));
            String accounts = text(ready, "webApiTls") + "accounts";

            assertThat(get(http, accounts, "").statusCode()).isEqualTo(401);
            assertThat(get(http, accounts, "any token").statusCode()).isEqualTo(401);
            assertThat(token(http, ready, "&client_secret=wrong").statusCode()).isEqualTo(401);
            String token = Caller.JSON
                    .readTree(token(http, ready, "&client_secret=" + SECRET).body())
                    .path("access_token")
                    .asText();
            assertThat(get(http, accounts, token).body()).contains("Contoso Ltd");
            String journal = text(ready, "webApi").replace("api/data/v9.2/", "__emulator/journal");
            assertThat(get(http, journal, "").body()).contains("/token").doesNotContain(SECRET);

            program.child().terminate();
            assertThat(program.child().out() + program.child().err()).doesNotContain(SECRET, token);
        }
    }

    @Test
    void aGivenCertificateOpensTheEnvironmentAndNoOtherIsMade() throws Exception {
        SelfSigned client = SelfSigned.client(Instant.now());
        Path file = write("client.pem", client.certificatePem());
        try (StandaloneProcess program = StandaloneProcess.start("--seed", "none", "--certificate", file.toString())) {
            JsonNode ready = program.ready();
            HttpClient http = Trust.client(Path.of(text(ready, "trustCertificate")));
            assertThat(ready.has("certificate")).isFalse();
            AssertionMaker maker = new AssertionMaker(
                    URI.create(text(ready, "authority")),
                    text(ready, "clientId"),
                    client.keys().getPrivate(),
                    client.certificate());

            HttpResponse<String> answer = token(http, ready, AssertionMaker.parameters(maker.sign()));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            String token =
                    Caller.JSON.readTree(answer.body()).path("access_token").asText();
            String accounts =
                    get(http, text(ready, "webApiTls") + "accounts", token).body();
            assertThat(Caller.JSON.readTree(accounts).path("value").isEmpty()).isTrue();
            program.child().terminate();
            assertThat(file).as("a file that was given is not deleted").exists();
        }
    }

    @Test
    void theVersionIsThatOfTheProject() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));

        Ended ended = StandaloneProcess.run("--version");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(pom).contains("<version>" + ended.out().strip() + "</version>");
        assertThat(ended.out()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void helpNamesEveryOptionOfTheReadme() throws Exception {
        Ended ended = StandaloneProcess.run("--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains("--http-port", "--https-port", "--auth", "--seed", "--rows", "--tenant", "--client-id")
                .contains("--certificate", "--client-secret", "--metadata", "--version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sed demo|Unknown option --sed",
                "--auth maybe|Bad value of --auth: 'maybe' is none of [required, optional]",
                "--seed no-such-file.json|no-such-file.json cannot be read",
                "--client-secret|--client-secret needs a value",
            })
    void aBadCommandLineEndsWithTwoAndTheReason(String options, String why) throws Exception {
        assertEnds(StandaloneProcess.run(options.split(" ", -1)), 2, why);
    }

    @Test
    void aSeedThatDoesNotFitEndsWithTwoAndTheReason() throws Exception {
        Path seed = write("seed.json", "{\"accounts\":[{\"nmae\":\"x\"}]}");

        Ended ended = StandaloneProcess.run("--seed", seed.toString());

        assertEnds(ended, 2, "Unknown column 'nmae'; near names: name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http-port", "--https-port"})
    void aPortInUseEndsWithOneAndTheReason(String option) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ended ended = StandaloneProcess.run(option, String.valueOf(taken.getLocalPort()));

            assertEnds(ended, 1, "Port " + taken.getLocalPort() + " of 127.0.0.1 cannot be opened");
        }
    }

    private static void assertEnds(Ended ended, int exitCode, String why) {
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
        assertThat(ended.err()).contains(why).doesNotContain("\tat ");
        assertThat(ended.out()).isEmpty();
    }

    private static HttpResponse<String> token(HttpClient http, JsonNode ready, String credential) throws Exception {
        String environment = URI.create(text(ready, "webApiTls")).resolve("/").toString();
        String form = "grant_type=client_credentials&client_id=" + text(ready, "clientId") + "&scope="
                + Caller.encoded(environment + ".default") + credential;
        URI endpoint = URI.create(text(ready, "authority") + "/oauth2/v2.0/token");
        return http.send(
                HttpRequest.newBuilder(endpoint)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(HttpClient http, String uri, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String text(JsonNode ready, String member) {
        return ready.path(member).asText();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
