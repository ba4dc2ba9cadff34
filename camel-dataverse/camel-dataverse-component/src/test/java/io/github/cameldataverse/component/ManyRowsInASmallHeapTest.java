// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.github.cameldataverse.architecture.TestScale;
import io.github.cameldataverse.emulator.DataverseEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Memory does not grow with the rows: a program with 128 MB of heap reads all of a large table through a route. */
class ManyRowsInASmallHeapTest {
    private static final int ROWS = TestScale.of(100_000, 1_000_000);

    private static DataverseEmulator emulator;

    /**
     * How the program ended.
     *
     * @param exitCode 0 where it came to its end
     * @param output all it printed
     */
    private record Ended(int exitCode, String output) {}

    @BeforeAll
    static void startEmulator() {
        emulator = DataverseEmulator.builder().rows("account", ROWS).start();
    }

    @AfterAll
    static void stopEmulator() {
        emulator.close();
    }

    private static Ended readEveryRow(String heap, String outputType) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ReadEveryRow.class.getName(),
                        emulator.environmentUrl().toString(),
                        emulator.authority().toString(),
                        emulator.clientId(),
                        emulator.certificate().toString(),
                        emulator.trustCertificate().toString(),
                        outputType)
                .redirectErrorStream(true)
                .directory(new File("."))
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(program.exitValue(), output);
    }

    @Test
    void everyRowIsReadRowByRow() throws Exception {
        Ended ended = readEveryRow("128m", "iterator");
        assertThat(ended.output()).contains("rows=" + ROWS + " heap=128m");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void aListOfThemNeedsMoreSoTheTestCanFail() throws Exception {
        Ended ended = readEveryRow("40m", "list");
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.output()).doesNotContain("rows=" + ROWS);
    }
}
