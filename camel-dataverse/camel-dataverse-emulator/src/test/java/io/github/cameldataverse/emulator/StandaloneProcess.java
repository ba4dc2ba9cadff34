// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The jar that is shipped, run by {@code java -jar}. */
record StandaloneProcess(ChildProcess child, JsonNode ready) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Starts the program and waits until it is ready. The first options may be those of the JVM. */
    static StandaloneProcess start(String... options) throws IOException {
        ChildProcess child = launch(options);
        await().atMost(PATIENCE).until(() -> child.out().endsWith("\n") || !child.isAlive());
        assertThat(child.isAlive()).as(child.err()).isTrue();
        return new StandaloneProcess(child, Caller.JSON.readTree(child.out()));
    }

    /** Starts the program and waits until it has ended. */
    static Ended run(String... options) throws IOException, InterruptedException {
        try (ChildProcess child = launch(options)) {
            return new Ended(child.exitCode(PATIENCE), child.out(), child.err());
        }
    }

    /** How a program ended, and all that it wrote. */
    record Ended(int exitCode, String out, String err) {}

    @Override
    public void close() {
        child.close();
    }

    private static ChildProcess launch(String... options) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:TieredStopAtLevel=1"));
        List<String> rest = new ArrayList<>(List.of(options));
        while (!rest.isEmpty() && rest.get(0).startsWith("-X")) {
            command.add(rest.remove(0));
        }
        String jar = System.getProperty("dataverse.emulator.jar");
        assertThat(jar).as("the jar under test, which mvn verify names").isNotNull();
        command.addAll(List.of("-jar", jar));
        command.addAll(rest);
        return ChildProcess.start(new ProcessBuilder(command));
    }
}
