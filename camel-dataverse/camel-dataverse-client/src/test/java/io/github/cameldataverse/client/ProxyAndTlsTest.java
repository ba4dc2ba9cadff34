// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.github.cameldataverse.client.auth.TestCertificates;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.faults.FaultProxy;
import io.github.cameldataverse.faults.NetworkFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** How a connection reaches its environment and its authority: through a proxy, with a TLS context, or not at all. */
class ProxyAndTlsTest {
    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.with(settings -> settings);

    @TempDir
    Path folder;

    private final DataverseEmulator emulator = EMULATOR.emulator();

    @Test
    void webApiAndAuthorityAreReachedThroughTheProxy() throws IOException {
        try (ConnectProxy proxy = new ConnectProxy(null)) {
            ConnectionSettings settings = settings();
            settings.setProxy("http://127.0.0.1:" + proxy.port());
            assertLogsIn(settings);
            String target = "localhost:" + emulator.environmentUrl().getPort();
            assertThat(proxy.tunnels()).isNotEmpty().containsOnly(target);
            assertThat(emulator.journal()).hasSize(2);
        }
    }

    @Test
    void aProxyIsGivenItsLogin() throws IOException {
        try (ConnectProxy proxy = new ConnectProxy("user:p@ss+word/1")) {
            ConnectionSettings settings = settings();
            settings.setProxy("http://127.0.0.1:" + proxy.port());
            settings.setProxyUser("user");
            settings.setProxyPassword("p@ss+word/1");
            assertLogsIn(settings);
        }
    }

    @Test
    void aProxyThatWantsAnotherLoginIsNotTakenForDataverseOrTheAuthority() throws IOException {
        try (ConnectProxy proxy = new ConnectProxy("user:right")) {
            ConnectionSettings settings = settings();
            settings.setProxy("http://127.0.0.1:" + proxy.port());
            settings.setProxyUser("user");
            settings.setProxyPassword("s3cret");
            assertNoWay(settings, "the proxy http://user:***@127.0.0.1:" + proxy.port(), "407");
            assertThat(emulator.journal()).isEmpty();
        }
    }

    @Test
    void aProxyThatRefusesIsNotTakenForDataverseRefusing() throws IOException {
        try (ConnectProxy proxy = new ConnectProxy(null)) {
            proxy.refuse();
            ConnectionSettings settings = settings();
            settings.setProxy("http://127.0.0.1:" + proxy.port());
            settings.setTokenSource(new FixedToken());
            settings.setCertificate(new ConnectionSettings.CertificateSettings());
            assertNoWay(
                    settings, "the proxy http://127.0.0.1:" + proxy.port(), "403", "does not let the request through");
        }
    }

    @Test
    void aProxyThatIsDownIsNamedWithoutItsPassword() throws IOException {
        int port;
        try (ConnectProxy gone = new ConnectProxy(null)) {
            port = gone.port();
        }
        ConnectionSettings settings = settings();
        settings.setProxy("http://127.0.0.1:" + port);
        settings.setProxyUser("user");
        settings.setProxyPassword("s3cret");
        assertNoWay(settings, "through the proxy http://user:***@127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.contoso.com:3128",
                "http://proxy.contoso.com",
                "https://proxy:3128",
                "socks://proxy:1080",
                "http://user:s3cret/x@proxy:3128",
                "http://user:s3cret@proxy:3128/path",
                "http://user:s3 cret@proxy:3128"
            })
    void aProxyThatIsNoUrlOfAProxyIsRefusedWithoutItsPassword(String url) {
        ConnectionSettings settings = settings();
        settings.setProxy(url);
        assertThatThrownBy(() -> Connection.build("sales", settings).close())
                .isInstanceOf(InvalidConnectionException.class)
                .hasMessageContainingAll("Connection 'sales'", "proxy", "http://proxy.contoso.com:3128")
                .hasStackTraceContaining("proxy")
                .satisfies(error -> assertThat(stackTrace(error)).doesNotContain("s3cret", "s3 cret"));
        assertThat(settings).asString().doesNotContain("s3");
    }

    @Test
    void aLoginInTheUrlOfTheProxyIsRefusedForLogsWouldShowIt() {
        ConnectionSettings settings = settings();
        settings.setProxy("http://user:s3cret@proxy.contoso.com:3128");
        assertThatThrownBy(() -> Connection.build("sales", settings).close())
                .isInstanceOf(InvalidConnectionException.class)
                .hasMessageContainingAll("Connection 'sales'", "proxy-user", "proxy-password")
                .satisfies(error -> assertThat(stackTrace(error)).doesNotContain("s3cret"));
    }

    @Test
    void aLoginOfAProxyNeedsTheProxyAndTheUser() {
        ConnectionSettings noProxy = settings();
        noProxy.setProxyUser("user");
        assertThatThrownBy(() -> Connection.build("sales", noProxy).close())
                .isInstanceOf(InvalidConnectionException.class)
                .hasMessageContainingAll("proxy-user", "no proxy");
        ConnectionSettings noUser = settings();
        noUser.setProxy("http://proxy.contoso.com:3128");
        noUser.setProxyPassword("s3cret");
        assertThatThrownBy(() -> Connection.build("sales", noUser).close())
                .isInstanceOf(InvalidConnectionException.class)
                .hasMessageContainingAll("proxy-password", "no proxy-user")
                .satisfies(error -> assertThat(stackTrace(error)).doesNotContain("s3cret"));
    }

    @Test
    void aConnectionLogsInWithAPrivateKeyOfItsSettings() throws IOException {
        ConnectionSettings settings = settings();
        Path file = Path.of(String.valueOf(settings.getCertificate().getFile()));
        settings.getCertificate().setFile(null);
        settings.getCertificate()
                .setPrivateKey("base64:" + Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
        assertLogsIn(settings);
    }

    @Test
    void anSslContextTakesThePlaceOfTrust() throws Exception {
        ConnectionSettings settings = settings();
        settings.setTrust(new ConnectionSettings.TrustSettings());
        settings.setSslContext(trusting(emulator.trustCertificate()));
        assertLogsIn(settings);
        settings.getTrust().setFile(emulator.trustCertificate().toString());
        assertThatThrownBy(() -> Connection.build("sales", settings).close())
                .isInstanceOf(InvalidConnectionException.class)
                .hasMessageContainingAll("Connection 'sales'", "trust.file", "sslContext");
    }

    @Test
    void theCustomizerHasTheLastWordButCannotTurnRedirectsOn() {
        List<String> seen = new ArrayList<>();
        ConnectionSettings settings = settings();
        settings.setHttpClientCustomizer(builder -> builder.setUserAgent("mine")
                .addRequestInterceptorFirst((request, entity, context) -> seen.add(request.getPath())));
        assertLogsIn(settings);
        assertThat(seen).anyMatch(path -> path.endsWith("/token")).anyMatch(path -> path.endsWith("/WhoAmI"));
    }

    @ParameterizedTest
    @CsvSource({"localhost, 2020-01-01T00:00:00Z", "localhost, 2099-01-01T00:00:00Z"})
    void aServerWhoseCertificateHasExpiredOrIsNotYetValidIsNotSpokenToAndAskedOnce(String host, Instant from)
            throws Exception {
        assertNotSpokenTo(TestCertificates.server(host, from, Duration.ofDays(30)));
    }

    @Test
    void aServerWhoseCertificateIsForAnotherHostIsNotSpokenToAndAskedOnce() throws Exception {
        assertNotSpokenTo(
                TestCertificates.server("other.example.com", Instant.now().minusSeconds(3600), Duration.ofDays(30)));
    }

    /** The issuer of the certificate is trusted: nothing but its dates or its host is wrong. */
    private void assertNotSpokenTo(TestCertificates.Server server) throws Exception {
        AtomicInteger handshakes = new AtomicInteger();
        List<Integer> requests = new CopyOnWriteArrayList<>();
        try (ServerSocket door = server.listen()) {
            Thread serving = new Thread(() -> {
                while (!door.isClosed()) {
                    try (Socket client = door.accept()) {
                        handshakes.incrementAndGet();
                        requests.add(client.getInputStream().read());
                    } catch (IOException refusedByClient) {
                        // as it should be
                    }
                }
            });
            serving.setDaemon(true);
            serving.start();
            ConnectionSettings settings = withFixedToken();
            settings.getTrust().setFile(server.trustFile(folder).toString());
            settings.setEnvironmentUrl("https://localhost:" + door.getLocalPort());
            assertNoWay(settings, "certificate of the server");
        }
        assertThat(requests).as("first bytes of requests").allMatch(first -> first < 0);
        assertThat(handshakes).hasValue(1);
    }

    @Test
    void aServerThatIsNotTrustedIsNotSpokenToAndAskedOnce() {
        try (FaultProxy network = FaultProxy.before(emulator.environmentUrl().getPort())) {
            ConnectionSettings settings = withFixedToken();
            settings.setTrust(new ConnectionSettings.TrustSettings());
            settings.setEnvironmentUrl("https://localhost:" + network.port());
            assertNoWay(settings, "SSLHandshakeException", "certificate of the server");
            assertThat(network.accepted()).isOne();
        }
    }

    @Test
    void aHandshakeThatBreaksOffIsTriedAgain() {
        try (FaultProxy network = FaultProxy.before(emulator.environmentUrl().getPort())) {
            network.next(NetworkFault.cutAnswerAfter(0), NetworkFault.cutAnswerAfter(100));
            ConnectionSettings settings = settings();
            settings.setEnvironmentUrl("https://localhost:" + network.port());
            settings.setScope(emulator.environmentUrl() + "/.default");
            assertLogsIn(settings);
            assertThat(network.accepted()).isEqualTo(3);
        }
    }

    @Test
    void aWriteWhoseHandshakeBreaksOffIsTriedAgainForNothingWasSent() {
        try (FaultProxy network = FaultProxy.before(emulator.environmentUrl().getPort())) {
            ConnectionSettings settings = settings();
            settings.setEnvironmentUrl("https://localhost:" + network.port());
            settings.setScope(emulator.environmentUrl() + "/.default");
            try (Connection connection = Connection.build("sales", settings)) {
                DataverseClient.TableSpec accounts =
                        DataverseClient.create(connection).table("account");
                network.closeIdle();
                await().pollDelay(Duration.ofMillis(40)).until(() -> network.open() == 0);
                network.next(NetworkFault.cutAnswerAfter(0));
                accounts.create(Map.of("name", "once"), false);
            }
        }
        assertThat(emulator.rows("accounts")).hasSize(1);
    }

    private void assertLogsIn(ConnectionSettings settings) {
        try (Connection connection = Connection.build("sales", settings)) {
            assertThat(DataverseClient.create(connection).whoAmI().userId()).isNotNull();
        }
    }

    private static void assertNoWay(ConnectionSettings settings, String... said) {
        try (Connection connection = Connection.build("sales", settings)) {
            assertThatThrownBy(() -> DataverseClient.create(connection).whoAmI())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContainingAll(said)
                    .satisfies(error -> assertThat(stackTrace(error)).doesNotContain("s3cret"));
        }
    }

    private static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private ConnectionSettings withFixedToken() {
        ConnectionSettings settings = settings();
        settings.setTokenSource(new FixedToken());
        settings.setCertificate(new ConnectionSettings.CertificateSettings());
        return settings;
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

    private static SSLContext trusting(Path pem) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "t", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), new SecureRandom());
        return context;
    }
}
