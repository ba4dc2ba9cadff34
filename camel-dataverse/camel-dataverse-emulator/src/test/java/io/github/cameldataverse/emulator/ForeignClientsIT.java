// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Clients that nobody here wrote, in their ordinary configuration, against the jar that is shipped. They need Node and npm on the
 * path, and packages from a registry or a cache: elsewhere the tests are skipped, but where {@code CI} is {@code true} they fail.
 */
@Timeout(300)
class ForeignClientsIT {

    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path INSTALLED = Path.of("target/foreign-clients");

    private static StandaloneProcess program;

    @BeforeAll
    static void install() throws Exception {
        boolean present = onPath("node") && onPath("npm");
        boolean required = "true".equals(System.getenv("CI"));
        if (required) {
            assertThat(present).as("Node and npm are on the path of CI").isTrue();
        }
        assumeThat(present)
                .as("Node and npm are not on the path: foreign clients are not tested")
                .isTrue();
        Files.createDirectories(INSTALLED);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.copy(source, INSTALLED.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try {
            run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        } catch (AssertionError e) {
            assumeThat(required)
                    .as("npm has no registry: foreign clients are not tested. " + e.getMessage())
                    .isTrue();
            throw e;
        }
        program = StandaloneProcess.start("--seed", "demo");
    }

    @AfterAll
    static void stop() {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void msalNodeLogsInWithACertificate() throws Exception {
        assertThat(script("msal-node.mjs")).contains("msal-node: OK");
    }

    @Test
    void dynamicsWebApiMakesEveryCall() throws Exception {
        assertThat(script("dynamics-web-api.mjs")).contains("dynamics-web-api: OK 36 calls");
    }

    private static String script(String name) throws Exception {
        Map<String, String> environment = Map.of(
                "EMULATOR_READY",
                program.ready().toString(),
                "NODE_EXTRA_CA_CERTS",
                program.ready().path("trustCertificate").asText());
        return run(environment, "node", name);
    }

    private static String run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(INSTALLED.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try (ChildProcess child = ChildProcess.start(builder)) {
            int exitCode = child.exitCode(Duration.ofSeconds(200));
            assertThat(exitCode).as(child.out()).isZero();
            return child.out();
        }
    }

    private static boolean onPath(String program) throws IOException {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
