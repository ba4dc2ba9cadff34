// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cameldataverse.architecture.TestScale;
import io.github.cameldataverse.client.auth.AuthorityType;
import io.github.cameldataverse.client.auth.CertificateLoader;
import io.github.cameldataverse.client.changes.ChangePage;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.Change;
import io.github.cameldataverse.client.model.ConcurrencyException;
import io.github.cameldataverse.client.model.DuplicateException;
import io.github.cameldataverse.client.model.NotFoundException;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the client does with an environment that behaves as documented, over TLS, with a certificate login. */
class DataverseClientEmulatorTest {
    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR =
            DataverseEmulatorExtension.with(emulator -> emulator.seed(Seed.DEMO));

    private Connection connection;
    private DataverseClient client;

    @BeforeEach
    void connect() {
        connection = Connection.build("emulator", settings());
        client = DataverseClient.create(connection);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void logsInWithACertificate() {
        assertThat(client.whoAmI().userId()).isNotNull();
        assertThat(client.whoAmI().organizationId()).isNotNull();
        assertThat(EMULATOR.emulator().journal().stream()
                        .filter(entry -> entry.toString().contains("/oauth2/v2.0/token")))
                .as("the token is asked for once")
                .hasSize(1);
    }

    @Test
    void logsInWithASecret() {
        try (DataverseEmulator other =
                DataverseEmulator.builder().clientSecret("s3cret").start()) {
            ConnectionSettings settings = settings(other);
            settings.setCertificate(new ConnectionSettings.CertificateSettings());
            settings.setClientSecret("s3cret");
            try (Connection withSecret = Connection.build("secret", settings)) {
                assertThat(DataverseClient.create(withSecret).whoAmI().userId()).isNotNull();
            }
        }
    }

    @Test
    void logsInAtAnOpenIdConnectAuthority() {
        ConnectionSettings settings = settings();
        settings.setAuthority(EMULATOR.emulator().authority() + "/v2.0");
        settings.setAuthorityType(AuthorityType.oidc);
        try (Connection oidc = Connection.build("oidc", settings)) {
            assertThat(DataverseClient.create(oidc).whoAmI().userId()).isNotNull();
        }
    }

    @Test
    void logsInWithACredentialThatIsInMemory() {
        ConnectionSettings settings = settings();
        settings.setCertificate(new ConnectionSettings.CertificateSettings());
        settings.setCredential(
                CertificateLoader.load(EMULATOR.emulator().certificate().toString(), null, null));
        try (Connection inMemory = Connection.build("memory", settings)) {
            assertThat(DataverseClient.create(inMemory).whoAmI().userId()).isNotNull();
        }
    }

    @Test
    void aRowLivesFromCreateToDelete() {
        DataverseClient.TableSpec accounts = client.table("account");
        UUID id = accounts.create(Map.of("name", "Contoso"), false).id().orElseThrow();
        Row row = accounts.row(id).select(List.of("name")).retrieve();
        assertThat(row).containsEntry("name", "Contoso").containsEntry("accountid", id.toString());

        SavedRow saved = accounts.row(id)
                .ifMatch(row.etag().orElseThrow())
                .returnRepresentation(true)
                .update(Map.of("name", "Contoso Ltd"));
        assertThat(saved.row().orElseThrow().getString("name")).isEqualTo("Contoso Ltd");
        assertThat(saved.created()).contains(false);

        accounts.row(id).delete();
        assertThatThrownBy(() -> accounts.row(id).retrieve()).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> accounts.row(id).delete()).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> accounts.row(id).update(Map.of("name", "x"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aStaleEtagIsAConcurrencyError() {
        DataverseClient.TableSpec accounts = client.table("account");
        UUID id = accounts.create(Map.of("name", "Contoso"), false).id().orElseThrow();
        String stale = accounts.row(id).retrieve().etag().orElseThrow();
        accounts.row(id).update(Map.of("name", "changed"));
        assertThatThrownBy(() -> accounts.row(id).ifMatch(stale).update(Map.of("name", "lost")))
                .isInstanceOfSatisfying(ConcurrencyException.class, error -> {
                    assertThat(error.status()).isEqualTo(412);
                    assertThat(error.table()).isEqualTo("account");
                    assertThat(error.rowId()).isEqualTo(id.toString());
                });
        assertThatThrownBy(() -> accounts.row(id).ifMatch(stale).delete()).isInstanceOf(ConcurrencyException.class);
        assertThat(accounts.row(id).retrieve().getString("name")).isEqualTo("changed");
    }

    @Test
    void anUpsertByAlternateKeyCreatesThenUpdates() {
        DataverseClient.RowSpec row = client.table("accounts").row(AlternateKey.of("accountnumber", "X-1"));
        SavedRow first = row.returnRepresentation(true).upsert(Map.of("accountnumber", "X-1", "name", "one"));
        SavedRow second = row.returnRepresentation(true).upsert(Map.of("accountnumber", "X-1", "name", "two"));
        assertThat(first.created()).contains(true);
        assertThat(second.created()).contains(false);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(row.upsert(Map.of("name", "three")).created()).isEmpty();
        assertThatThrownBy(() -> row.ifNoneMatch("*").upsert(Map.of("name", "four")))
                .isInstanceOf(DuplicateException.class);
    }

    @Test
    void aQueryIsReadPageByPage() {
        DataverseClient.TableSpec contacts = client.table("contacts");
        int count = TestScale.of(25, 12_000);
        IntStream.range(0, count).forEach(i -> contacts.create(Map.of("lastname", "Page" + i), false));
        Query query = Query.ALL
                .withSelect(List.of("lastname"))
                .withFilter("startswith(lastname,'Page')")
                .withPageSize(TestScale.of(10, 5000));
        try (Stream<Row> rows = contacts.query(query)) {
            assertThat(rows.map(row -> row.getString("lastname")).distinct()).hasSize(count);
        }
        assertThat(contacts.query(query.withTop(3))).hasSize(3);
    }

    @Test
    void aChangeFeedTellsRowsAndDeletions() {
        DataverseClient.TableSpec accounts = client.table("accounts");
        DataverseClient.ChangeSpec feed = accounts.changes();
        Cursor now = readToEnd(feed, feed.begin(List.of("name"), Cursor.Phase.BASELINE), change -> {});
        UUID kept = accounts.create(Map.of("name", "kept"), false).id().orElseThrow();
        UUID gone = accounts.create(Map.of("name", "gone"), false).id().orElseThrow();
        accounts.row(gone).delete();

        List<Change> changes = new ArrayList<>();
        Cursor later = readToEnd(feed, now, changes::add);
        assertThat(changes).hasExactlyElementsOfTypes(Change.Upserted.class, Change.Deleted.class);
        assertThat(changes).extracting(change -> change.ref().id()).containsExactly(kept, gone);
        assertThat(feed.read(later, 0).changes()).isEmpty();
    }

    @Test
    void aLookupIsSelectedByEitherName() {
        UUID account = client.table("account")
                .create(Map.of("name", "Parent"), false)
                .id()
                .orElseThrow();
        DataverseClient.TableSpec contacts = client.table("contact");
        UUID id = contacts.create(
                        Map.of("lastname", "Doe", "parentcustomerid_account@odata.bind", "/accounts(" + account + ")"),
                        false)
                .id()
                .orElseThrow();
        for (String name : List.of("parentcustomerid", "_parentcustomerid_value")) {
            assertThat(contacts.row(id).select(List.of(name)).retrieve()).containsEntry("parentcustomerid", account);
            Query query = Query.ALL.withSelect(List.of(name)).withFilter("contactid eq " + id);
            assertThat(contacts.query(query)).first().satisfies(row -> assertThat(row.getUuid("parentcustomerid"))
                    .isEqualTo(account));
            assertThat(contacts.changes()
                            .begin(List.of(name), Cursor.Phase.CHANGES)
                            .select())
                    .containsExactly("_parentcustomerid_value");
        }
    }

    @Test
    void nothingThatIsLoggedAtAnyLevelHoldsASecret() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
        try (DataverseEmulator other =
                DataverseEmulator.builder().clientSecret("s3cret-value").start()) {
            ConnectionSettings settings = settings(other);
            settings.setCertificate(new ConnectionSettings.CertificateSettings());
            settings.setClientSecret("s3cret-value");
            try (Connection withSecret = Connection.build("secret", settings)) {
                DataverseClient.create(withSecret).whoAmI();
            }
            client.whoAmI();
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
        assertThat(log.list).isNotEmpty().allSatisfy(event -> assertThat(event.getFormattedMessage())
                .doesNotContain("s3cret-value")
                .doesNotContain("Bearer ey")
                .doesNotContainPattern("eyJ[A-Za-z0-9_-]{20}"));
    }

    @Test
    void namesAndValuesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> client.table("acount"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("account");
        DataverseClient.TableSpec accounts = client.table("account");
        assertThatThrownBy(() -> accounts.create(Map.of("nmae", "x"), false))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(
                        () -> accounts.query(Query.ALL.withFilter("name eq 'x")).count())
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> accounts.create(Map.of("industrycode", 99999), false))
                .isInstanceOfSatisfying(ValidationException.class, error -> assertThat(error.code())
                        .isEqualTo("0x8004431A"));
        assertThatThrownBy(() -> accounts.row(UUID.randomUUID()).retrieve()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aWrongTenantIsToldByTheAuthority() {
        ConnectionSettings settings = settings();
        settings.setAuthority(
                EMULATOR.emulator().authority().resolve("/" + UUID.randomUUID()).toString());
        assertLoginFails(settings, AuthenticationException.class, "AADSTS90002", "tenant-id");
    }

    @Test
    void aCertificateThatIsNotRegisteredIsToldByTheAuthority() {
        try (DataverseEmulator other = DataverseEmulator.builder().start()) {
            ConnectionSettings settings = settings();
            settings.getCertificate().setFile(other.certificate().toString());
            assertLoginFails(settings, AuthenticationException.class, "AADSTS700027", "certificate");
        }
    }

    @Test
    void aWrongClientIsToldByTheAuthority() {
        ConnectionSettings settings = settings();
        settings.setClientId(UUID.randomUUID().toString());
        assertLoginFails(settings, AuthenticationException.class, "client-id");
    }

    @Test
    void anAuthorityThatIsDownIsNotTakenForARefusal() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ConnectionSettings settings = settings();
        settings.setAuthority("https://localhost:" + port + "/tenant");
        assertLoginFails(settings, TransportException.class, "authority https://localhost:" + port);
    }

    @Test
    void aServerThatIsNotTrustedIsNeverSpokenTo() {
        ConnectionSettings settings = settings();
        settings.setTrust(new ConnectionSettings.TrustSettings());
        assertLoginFails(settings, TransportException.class, "certificate");
    }

    private static void assertLoginFails(ConnectionSettings settings, Class<?> type, String... said) {
        try (Connection refused = Connection.build("refused", settings)) {
            assertThatThrownBy(() -> DataverseClient.create(refused).whoAmI())
                    .isInstanceOf(type)
                    .hasMessageContainingAll(said);
        }
    }

    private static Cursor readToEnd(DataverseClient.ChangeSpec feed, Cursor from, Consumer<Change> each) {
        Cursor cursor = from;
        ChangePage page;
        do {
            page = feed.read(cursor, 0);
            page.changes().forEach(each);
            cursor = page.next();
        } while (!page.last());
        return cursor;
    }

    private static ConnectionSettings settings() {
        return settings(EMULATOR.emulator());
    }

    private static ConnectionSettings settings(DataverseEmulator emulator) {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(emulator.environmentUrl().toString());
        settings.setAuthority(emulator.authority().toString());
        settings.setClientId(emulator.clientId());
        settings.getCertificate().setFile(emulator.certificate().toString());
        settings.getTrust().setFile(emulator.trustCertificate().toString());
        return settings;
    }
}
