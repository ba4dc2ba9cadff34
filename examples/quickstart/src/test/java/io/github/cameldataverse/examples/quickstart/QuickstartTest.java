// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.Seed;
import io.github.cameldataverse.emulator.call.ReadDepth;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the whole program, in process, against real servers. */
class QuickstartTest {
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void runsAgainstItsOwnEmulatorAndCountsEveryChange() {
        assertThat(run(Map.of())).isZero();
        assertThat(lines()).last().isEqualTo("quickstart: OK created=50 updated=1 deleted=1 changes=52");
        assertThat(lines())
                .anyMatch(line -> line.matches(".*on https://localhost:\\d+ \\(emulator\\).*"))
                .anyMatch(line -> line.matches("\\s+customers-1.csv: customers created +50 +50 .*"))
                .anyMatch(line -> line.matches("\\s+customers-2.csv: customer updated +1 +1 .*"))
                .anyMatch(line -> line.matches("\\s+customer QS\\w+-0012 removed +1 +1 .*"));
    }

    @Test
    void runsAgainstAnEnvironmentAndLeavesNoRowBehind() {
        try (DataverseEmulator environment =
                DataverseEmulator.builder().seed(Seed.DEMO).start()) {
            List<Map<String, Object>> before = environment.rows("accounts");
            assertThat(run(variables(environment))).isZero();
            assertThat(lines()).last().isEqualTo("quickstart: OK created=50 updated=1 deleted=1 changes=52");
            assertThat(lines())
                    .anyMatch(line -> line.contains("on " + environment.environmentUrl() + ","))
                    .anyMatch(line -> line.matches("\\s+rows of this run removed +49 .*"));
            assertThat(environment.rows("accounts")).isEqualTo(before);
        }
    }

    @Test
    void leavesNoRowBehindAfterAFailureEither() {
        try (DataverseEmulator environment =
                DataverseEmulator.builder().seed(Seed.DEMO).start()) {
            List<Map<String, Object>> before = environment.rows("accounts");
            assertThat(run(variables(environment), "--quickstart.files=classpath:refused/"))
                    .isOne();
            assertThat(lines())
                    .last()
                    .asString()
                    .startsWith("quickstart: FAILED ")
                    .contains("First failed row 2", "Column name of table account takes at most 160 characters");
            assertThat(lines()).anyMatch(line -> line.matches("\\s+rows of this run removed +2 .*"));
            assertThat(environment.rows("accounts")).isEqualTo(before);
        }
    }

    @Test
    void stopsWhereTheAlternateKeyIsMissingAndSaysHowToMakeIt() {
        try (DataverseEmulator environment =
                DataverseEmulator.builder().seed(Seed.NONE).start()) {
            assertThat(run(variables(environment))).isOne();
            assertThat(lines())
                    .last()
                    .asString()
                    .startsWith("quickstart: FAILED ")
                    .contains(
                            "no alternate key on the column accountnumber",
                            "does not exist by default",
                            "Power Apps > Tables > Account > Keys > New key",
                            "Active");
            assertThat(environment.rows("accounts")).isEmpty();
        }
    }

    @Test
    void saysWhyTheFeedCannotBeRead() {
        try (DataverseEmulator environment = DataverseEmulator.builder()
                .seed(Seed.DEMO)
                .readDepth(ReadDepth.USER)
                .start()) {
            assertThat(run(variables(environment), "--quickstart.timeout=20s")).isOne();
            assertThat(lines())
                    .last()
                    .asString()
                    .startsWith("quickstart: FAILED ")
                    .contains("403", "prvReadAccount")
                    .doesNotContain("no sign of");
        }
    }

    @Test
    void namesTheVariablesThatAreMissing() {
        assertThat(run(Map.of(
                        "DATAVERSE_URL", "https://contoso.crm4.dynamics.com",
                        "DATAVERSE_CLIENT_ID", "00000000-0000-0000-0000-000000000001")))
                .isOne();
        assertThat(lines())
                .last()
                .asString()
                .startsWith("quickstart: FAILED ")
                .contains(
                        "there is no DATAVERSE_TENANT_ID, DATAVERSE_CERTIFICATE beside DATAVERSE_URL, DATAVERSE_CLIENT_ID.");
    }

    @Test
    void saysWhatIsWrongWithTheCertificate() {
        assertThat(run(Map.of(
                        "DATAVERSE_URL", "https://contoso.crm4.dynamics.com",
                        "DATAVERSE_TENANT_ID", "contoso.onmicrosoft.com",
                        "DATAVERSE_CLIENT_ID", "00000000-0000-0000-0000-000000000001",
                        "DATAVERSE_CERTIFICATE", "/does/not/exist.p12")))
                .isOne();
        assertThat(lines())
                .last()
                .isEqualTo(
                        "quickstart: FAILED Connection 'environment' cannot be used. The file /does/not/exist.p12 does not"
                                + " exist. Check the path, and that the process may see it.");
    }

    @Test
    void givesUpWhereAStepTakesTooLong() {
        assertThat(run(Map.of(), "--quickstart.timeout=0s")).isOne();
        assertThat(lines())
                .last()
                .asString()
                .startsWith("quickstart: FAILED no sign of 'the feed has read past what was there' after 0 s");
    }

    private int run(Map<String, String> environment, String... arguments) {
        return QuickstartApplication.run(
                environment, new PrintStream(console, true, StandardCharsets.UTF_8), arguments);
    }

    private List<String> lines() {
        return console.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Map<String, String> variables(DataverseEmulator environment) {
        Map<String, String> variables = new HashMap<>();
        variables.put("DATAVERSE_URL", environment.environmentUrl().toString());
        variables.put("DATAVERSE_TENANT_ID", environment.tenantId());
        variables.put("DATAVERSE_CLIENT_ID", environment.clientId());
        variables.put("DATAVERSE_CERTIFICATE", environment.certificate().toString());
        variables.put("DATAVERSE_AUTHORITY", environment.authority().toString());
        variables.put("DATAVERSE_TRUST", environment.trustCertificate().toString());
        return variables;
    }
}
