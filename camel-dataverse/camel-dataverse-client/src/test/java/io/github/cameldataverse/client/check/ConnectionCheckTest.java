// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cameldataverse.client.auth.TestCertificates;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.fault.ClockSetting;
import io.github.cameldataverse.emulator.fault.Fault;
import io.github.cameldataverse.emulator.fault.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionCheckTest {
    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.with(settings -> settings);

    @TempDir
    Path folder;

    private final DataverseEmulator emulator = EMULATOR.emulator();

    @Test
    void aConnectionThatWorksPassesEveryStep() {
        ConnectionReport report = ConnectionCheck.of("sales", settings());
        assertThat(report.steps()).extracting(CheckStep::verdict).containsOnly(CheckStep.Verdict.passed);
        assertThat(report.steps()).extracting(CheckStep::name).containsExactly(CheckStep.Name.values());
        assertThat(report.passed()).isTrue();
        assertThat(report.reason()).isEmpty();
        assertThat(report.toText()).contains("base currency USD", "of tenant " + emulator.tenantId());
    }

    @Test
    void whatComesAfterAFailureIsSkipped() {
        ConnectionSettings settings = settings();
        settings.setClientId(UUID.randomUUID().toString());
        ConnectionReport report = ConnectionCheck.of("sales", settings);
        assertThat(report.failure()).hasValueSatisfying(step -> {
            assertThat(step.name()).isEqualTo(CheckStep.Name.token);
            assertThat(step.message()).contains("AADSTS700016", "client-id");
        });
        assertThat(report.steps())
                .extracting(CheckStep::verdict)
                .endsWith(CheckStep.Verdict.skipped, CheckStep.Verdict.skipped, CheckStep.Verdict.skipped);
    }

    @Test
    void theBriefFormAsksForOneTokenHoweverOftenItIsUsed() {
        AtomicInteger logins = new AtomicInteger();
        ConnectionSettings settings = settings();
        settings.setHttpClientCustomizer(client -> client.addRequestInterceptorFirst((request, entity, context) -> {
            if (request.getPath().endsWith("/token")) {
                logins.incrementAndGet();
            }
        }));
        try (Connection connection = Connection.build("sales", settings)) {
            assertThat(ConnectionCheck.brief(connection).passed()).isTrue();
            ConnectionReport again = ConnectionCheck.brief(connection);
            assertThat(again.steps())
                    .extracting(CheckStep::name)
                    .containsExactly(CheckStep.Name.token, CheckStep.Name.whoAmI);
            assertThat(logins).hasValue(1);
        }
    }

    @Test
    void theBriefFormTellsWhatTheAuthorityRefusesFromWhatTheEnvironmentDoes() {
        ConnectionSettings settings = settings();
        settings.setClientId(UUID.randomUUID().toString());
        try (Connection unknown = Connection.build("sales", settings);
                Connection known = Connection.build("sales", settings())) {
            assertThat(ConnectionCheck.brief(unknown).reason()).contains(ReasonCode.CREDENTIAL);
            emulator.faults().add(Fault.status(404).path("*/WhoAmI").times(0));
            assertThat(ConnectionCheck.brief(known).failure()).hasValueSatisfying(step -> {
                assertThat(step.name()).isEqualTo(CheckStep.Name.whoAmI);
                assertThat(step.reason()).isEqualTo(ReasonCode.NETWORK);
            });
        }
    }

    @Test
    void whatASourceOfTokensSaysIsNotShownForItMayHoldASecret() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(emulator.environmentUrl().toString());
        settings.getTrust().setFile(emulator.trustCertificate().toString());
        settings.setTokenSource(rejected -> {
            throw new IllegalStateException("secret-token");
        });
        try (Connection connection = Connection.build("sales", settings)) {
            for (ConnectionReport report : List.of(ConnectionCheck.brief(connection), ConnectionCheck.of(connection))) {
                assertThat(report.reason()).contains(ReasonCode.CREDENTIAL);
                assertThat(report.toText()).contains("IllegalStateException").doesNotContain("secret-token");
            }
        }
    }

    @Test
    void aHostThatDoesNotExistIsNetwork() {
        ConnectionSettings settings = settings();
        settings.setEnvironmentUrl("https://nowhere.invalid");
        assertFails(settings, CheckStep.Name.resolve, ReasonCode.NETWORK, "nowhere.invalid");
    }

    @Test
    void aPortWhereNobodyListensIsNetwork() throws IOException {
        ConnectionSettings settings = settings();
        settings.setEnvironmentUrl("https://localhost:" + freePort());
        assertFails(settings, CheckStep.Name.connect, ReasonCode.NETWORK, "got no answer");
    }

    @Test
    void aServerThatIsNotTrustedIsTls() {
        ConnectionSettings settings = settings();
        settings.setTrust(new ConnectionSettings.TrustSettings());
        assertFails(settings, CheckStep.Name.connect, ReasonCode.TLS, "certificate of the server");
    }

    @Test
    void anAuthorityThatIsDownIsAuthority() throws IOException {
        ConnectionSettings settings = settings();
        settings.setAuthority("https://localhost:" + freePort() + "/tenant");
        assertFails(settings, CheckStep.Name.token, ReasonCode.AUTHORITY, "could not be asked");
    }

    @Test
    void anAuthorityThatIsBusyIsAuthority() {
        emulator.faults().add(Fault.status(503).path("*/oauth2/v2.0/token").times(0));
        assertFails(settings(), CheckStep.Name.token, ReasonCode.AUTHORITY, "503");
    }

    @Test
    void aTenantThatDoesNotExistIsWrongTenant() {
        ConnectionSettings settings = settings();
        settings.setAuthority(
                emulator.authority().resolve("/" + UUID.randomUUID()).toString());
        assertFails(settings, CheckStep.Name.token, ReasonCode.WRONG_TENANT, "tenant-id");
    }

    @Test
    void aCertificateThatIsNotRegisteredIsCredential() {
        try (DataverseEmulator other = DataverseEmulator.builder().start()) {
            ConnectionSettings settings = settings();
            settings.getCertificate().setFile(other.certificate().toString());
            assertFails(settings, CheckStep.Name.token, ReasonCode.CREDENTIAL, "Register this very certificate");
        }
    }

    @Test
    void aCertificateThatHasExpiredIsToldBeforeAnythingIsSent() throws Exception {
        var keys = TestCertificates.keys("RSA");
        var expired = TestCertificates.certificate(keys, Instant.parse("2020-01-01T00:00:00Z"), Duration.ofDays(1));
        ConnectionSettings settings = settings();
        settings.getCertificate()
                .setFile(TestCertificates.pkcs12(folder.resolve("a.p12"), keys, expired, "s3cret")
                        .toString());
        settings.getCertificate().setPassword("s3cret");
        assertFails(
                settings, CheckStep.Name.settings, ReasonCode.CERTIFICATE_EXPIRED, "Connection 'sales'", "2020-01-02");
        assertThat(emulator.journal()).isEmpty();
    }

    @Test
    void clocksThatDifferAreToldFromAWrongCertificate() {
        emulator.clock(ClockSetting.offset(Duration.ofHours(3)));
        assertFails(settings(), CheckStep.Name.token, ReasonCode.CLOCK, "AADSTS700024", "the clock of this machine");
    }

    @Test
    void anEnvironmentThatIsDisabledIsDisabled() {
        emulator.mode(Mode.DISABLED);
        assertFails(settings(), CheckStep.Name.whoAmI, ReasonCode.DISABLED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | 0x80072560 | The user is not a member of the organization. | NOT_A_USER",
                "403 | 0x80042f09 | The user has not been assigned any License | NO_ROLE",
                "403 | 0x8004A104 | User does not have required privileges (or role membership) to access the org when it"
                        + " is in Admin Only mode. | ADMIN_MODE",
                "403 | 0x80040220 | Principal user is missing prvReadUser privilege | PRIVILEGE",
                "404 | '' | '' | NETWORK",
                "401 | '' | '' | CREDENTIAL",
                "500 | '' | '' | OTHER"
            })
    void whatDataverseAnswersToWhoAmIGivesTheReason(int status, String code, String message, ReasonCode reason) {
        String body = "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
        emulator.faults()
                .add(Fault.status(status)
                        .body("application/json", body)
                        .path("*/WhoAmI")
                        .times(0));
        assertFails(settings(), CheckStep.Name.whoAmI, reason, message);
    }

    @Test
    void aLoginPageIsNoEnvironment() {
        emulator.faults().add(Fault.loginPage().path("*/WhoAmI").times(0));
        assertFails(settings(), CheckStep.Name.whoAmI, ReasonCode.NETWORK, "login page");
    }

    @Test
    void aCurrencyThatMayNotBeReadIsAMissingPrivilege() {
        emulator.faults().add(Fault.status(403).path("*/transactioncurrencies*").times(0));
        assertFails(settings(), CheckStep.Name.organization, ReasonCode.PRIVILEGE);
    }

    @Test
    void aDisabledConnectionIsDisabled() {
        ConnectionSettings settings = settings();
        settings.setEnabled(false);
        assertFails(settings, CheckStep.Name.settings, ReasonCode.DISABLED, "is disabled");
    }

    private static void assertFails(
            ConnectionSettings settings, CheckStep.Name where, ReasonCode reason, String... said) {
        ConnectionReport report = ConnectionCheck.of("sales", settings);
        assertThat(report.passed()).as(report.toText()).isFalse();
        assertThat(report.failure()).hasValueSatisfying(step -> {
            assertThat(step.name()).as(step.message()).isEqualTo(where);
            assertThat(List.of(said))
                    .allSatisfy(part -> assertThat(step.message()).contains(part));
            assertThat(step.message()).doesNotContain("s3cret");
        });
        assertThat(report.reason()).as(report.toText()).contains(reason);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private ConnectionSettings settings() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(emulator.environmentUrl().toString());
        settings.setAuthority(emulator.authority().toString());
        settings.setClientId(emulator.clientId());
        settings.getCertificate().setFile(emulator.certificate().toString());
        settings.getTrust().setFile(emulator.trustCertificate().toString());
        return settings;
    }
}
