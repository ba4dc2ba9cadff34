// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.connection;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import io.github.cameldataverse.client.model.UnknownNameException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Connections that cannot work: the application starts, the first use fails, and the failure says what to mend. */
class ConnectionFailureTest {
    private static final String SALES = "dataverse.connections.sales.";
    private static final String SECRET = "s3cr3t-value";

    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    private final ApplicationContextRunner sales = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataverseConnectionAutoConfiguration.class))
            .withPropertyValues(
                    SALES + "environment-url=https://contoso.crm4.dynamics.com",
                    SALES + "tenant-id=contoso.onmicrosoft.com",
                    SALES + "client-id=00000000-0000-0000-0000-000000000001");

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new TestCertificates(folder);
    }

    @Test
    void refusesNoCredential() {
        assertRefused(sales, "has no credential");
    }

    @Test
    void refusesTwoCredentials() {
        assertRefused(
                sales.withPropertyValues(
                        SALES + "client-secret=" + SECRET, SALES + "certificate.file=" + folder.resolve("x.p12")),
                "more than one credential: certificate.file, client-secret");
    }

    @Test
    void refusesHttpToAForeignHost() {
        assertRefused(
                sales.withPropertyValues(
                        SALES + "environment-url=http://contoso.crm4.dynamics.com", SALES + "client-secret=" + SECRET),
                "in clear text");
    }

    @Test
    void refusesAMissingCertificate() {
        assertRefused(withCertificate(folder.resolve("missing.p12"), SECRET), "does not exist");
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        assertRefused(withCertificate(certificates.expired(), TestCertificates.PASSWORD), "expired at");
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        assertRefused(withCertificate(certificates.valid(), SECRET), "cannot be opened with the given password");
    }

    @Test
    void refusesACertificateWithoutKey() throws Exception {
        assertRefused(withCertificate(certificates.keyless(), TestCertificates.PASSWORD), "no private key");
    }

    @Test
    void refusesAConnectionThatIsSwitchedOff() {
        assertRefused(sales.withPropertyValues(SALES + "enabled=false"), "is disabled");
    }

    @Test
    void refusesANameThatDoesNotExistAndTellsTheNearOne() {
        sales.run(context -> {
            UnknownNameException error =
                    catchThrowableOfType(UnknownNameException.class, () -> context.getBean(DataverseClients.class)
                            .get("sale"));
            FailureAnalysis analysis = new ConnectionFailureAnalyzer().analyze(new RuntimeException(error));
            assertThat(analysis.getDescription()).contains("Unknown connection: 'sale'");
            assertThat(analysis.getAction()).contains("dataverse.connections.<name>", "sales");
        });
    }

    @Test
    void takesAValidCertificate() throws Exception {
        Path file = certificates.valid();
        sales.withPropertyValues(
                        SALES + "certificate.file=file:" + file,
                        SALES + "certificate.password=" + TestCertificates.PASSWORD)
                .run(context -> assertThat(context.getBean(DataverseClients.class)
                                .get("sales")
                                .connection()
                                .environmentUrl())
                        .isEqualTo(URI.create("https://contoso.crm4.dynamics.com")));
    }

    @Test
    void theAnalyzerLeavesOtherErrorsAlone() {
        ConnectionFailureAnalyzer analyzer = new ConnectionFailureAnalyzer();
        DataverseException table = UnknownNameException.of("table", "acount", Set.of("account"));
        assertThat(analyzer.analyze(new RuntimeException(table))).isNull();
        assertThat(analyzer.analyze(new IllegalStateException("other"))).isNull();
    }

    private ApplicationContextRunner withCertificate(Path file, String password) {
        return sales.withPropertyValues(SALES + "certificate.file=" + file, SALES + "certificate.password=" + password);
    }

    private void assertRefused(ApplicationContextRunner application, String reason) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            InvalidConnectionException error =
                    catchThrowableOfType(InvalidConnectionException.class, () -> context.getBean(DataverseClients.class)
                            .get("sales"));
            assertThat(error).hasMessageContaining(reason);
            assertThat(error.getMessage()).doesNotContain(SECRET, TestCertificates.PASSWORD);
            FailureAnalysis analysis = new ConnectionFailureAnalyzer().analyze(new RuntimeException(error));
            assertThat(analysis.getDescription()).contains(reason);
            assertThat(analysis.getAction()).contains("dataverse.connections.<name>", "exactly one credential");
        });
    }
}
