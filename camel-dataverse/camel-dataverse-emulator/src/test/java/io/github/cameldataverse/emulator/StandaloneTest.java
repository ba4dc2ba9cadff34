// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class StandaloneTest {

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void printsOneReadyLineAndStopsWhenTerminated() throws Exception {
        Process process = start("--auth", "optional", "--seed", "demo", "--tenant", "t1", "--client-id", "c1");
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);

        JsonNode ready = Caller.JSON.readTree(out.readLine());

        assertThat(ready.path("ready").asBoolean()).isTrue();
        assertThat(ready.path("tenantId").asText()).isEqualTo("t1");
        assertThat(ready.path("clientId").asText()).isEqualTo("c1");
        assertThat(ready.path("authority").asText()).endsWith("/t1");
        assertThat(Files.readString(Path.of(ready.path("certificate").asText())))
                .contains("BEGIN PRIVATE KEY", "BEGIN CERTIFICATE");
        URI accounts = URI.create(ready.path("webApi").asText() + "accounts");
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(accounts).build(), BodyHandlers.ofString())
                        .body())
                .contains("Contoso Ltd");
        // Process.destroy would close the pipe that is read next
        process.toHandle().destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(out.readLine()).isNull();
        assertThat(Path.of(ready.path("trustCertificate").asText())).doesNotExist();
    }

    @Test
    void anUnknownOptionEndsWithTwoAndTheKnownOnes() throws Exception {
        Process process = start("--sed", "demo");

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(process.errorReader(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains("Unknown option --sed"))
                .anyMatch(line -> line.contains("--seed"));
    }

    @Test
    void aPortInUseEndsWithOneAndTheReason() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            Process process = start("--http-port", String.valueOf(taken.getLocalPort()));

            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(process.errorReader(StandardCharsets.UTF_8).lines())
                    .anyMatch(line -> line.contains(String.valueOf(taken.getLocalPort())));
        }
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Standalone.class.getName()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }
}
