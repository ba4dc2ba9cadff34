// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.authority.ClientRegistration;
import io.github.cameldataverse.emulator.authority.SelfSigned;
import io.github.cameldataverse.emulator.authority.TokenAuthority;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.control.Controls;
import io.github.cameldataverse.emulator.control.Journal;
import io.github.cameldataverse.emulator.definition.DefinitionFile;
import io.github.cameldataverse.emulator.fault.AdjustableClock;
import io.github.cameldataverse.emulator.fault.ClockSetting;
import io.github.cameldataverse.emulator.fault.Faults;
import io.github.cameldataverse.emulator.fault.Limits;
import io.github.cameldataverse.emulator.fault.Mode;
import io.github.cameldataverse.emulator.fault.ServiceProtection;
import io.github.cameldataverse.emulator.files.FileStore;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.route.WebApi;
import io.github.cameldataverse.emulator.route.authority.AuthorityApi;
import io.github.cameldataverse.emulator.store.Identity;
import io.github.cameldataverse.emulator.store.RowStore;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** The parts of a started emulator, wired together. */
final class RunningEmulator implements Controls, AutoCloseable {

    private final Settings settings;
    private final LoopbackPorts ports;
    private final Environment environment;
    private final ClientRegistration client;
    private final TokenAuthority authority;
    private final AdjustableClock clock;
    private final ServiceProtection protection;
    private final Journal journal = new Journal();
    private final Faults faults = new Faults();
    private volatile Mode mode = Mode.NORMAL;
    private final PrivateFiles files;
    private final @Nullable Path clientFile;
    private final Path trustFile;

    private RunningEmulator(Settings settings, LoopbackPorts ports, ClientRegistration client) {
        this.settings = settings;
        this.ports = ports;
        this.client = client;
        TableCatalog catalog = DefinitionFile.catalog(settings.metadata, settings.seed.keys());
        this.clock = new AdjustableClock(settings.clock);
        this.protection = new ServiceProtection(clock);
        RowStore store = new RowStore(catalog, clock, Identity.random(settings.tenantId));
        this.environment = new Environment(catalog, store, clock, settings.readDepth, new FileStore(store));
        this.authority = new TokenAuthority(
                new TokenAuthority.Realm(settings.tenantId, ports.https().port(), ports.origins()),
                client,
                clock,
                settings.tokenLifetime);
        sow();
        // what can fail comes before what must be deleted again
        SelfSigned made = settings.certificate == null ? newClient() : null;
        this.files = new PrivateFiles();
        this.clientFile = made == null ? null : files.write("client.pem", made.keyAndCertificatePem());
        this.trustFile = files.write("trust.pem", ports.certificatePem());
    }

    static RunningEmulator start(Settings settings) {
        ClientRegistration client = new ClientRegistration(settings.clientId, settings.clientSecret);
        if (settings.certificate != null) {
            client.register(CertificateFile.read(settings.certificate));
        }
        LoopbackPorts ports = LoopbackPorts.open(settings.httpPort, settings.httpsPort);
        try {
            RunningEmulator running = new RunningEmulator(settings, ports, client);
            running.serve();
            return running;
        } catch (RuntimeException e) {
            ports.close();
            throw e;
        }
    }

    private SelfSigned newClient() {
        SelfSigned made = SelfSigned.client(settings.clock.instant());
        client.register(made.certificate());
        return made;
    }

    private void serve() {
        boolean required = settings.authentication == Authentication.REQUIRED;
        String header = "Bearer authorization_uri=" + httpsOrigin() + "/" + settings.tenantId
                + "/oauth2/authorize, resource_id=" + httpsOrigin() + "/";
        WebApi webApi = new WebApi(environment, authority, new WebApi.Challenge(required, header));
        FrontDoor door = new FrontDoor(this, protection, webApi, new AuthorityApi(authority, clock));
        ports.http().handle(door::plain);
        ports.https().handle(door::secured);
    }

    private void sow() {
        new SystemRows(environment.catalog(), environment.store(), environment.identity()).sow(settings.clientId);
        settings.seed.sow(environment);
        settings.rows.forEach((name, count) -> environment.store().populate(table(name), count));
    }

    private TableDefinition table(String logicalName) {
        TableCatalog catalog = environment.catalog();
        return catalog.table(logicalName)
                .orElseThrow(() -> new IllegalArgumentException(NearNames.unknown(
                        "table", logicalName, catalog.tables().stream().map(TableDefinition::logicalName))));
    }

    @Override
    public void reset() {
        environment.store().locked(() -> {
            faults.clear();
            protection.limit(Limits.OFF);
            mode = Mode.NORMAL;
            clock.set(ClockSetting.SYSTEM);
            environment.store().clear();
            environment.files().clear();
            sow();
            journal.clear();
            return Set.of();
        });
    }

    @Override
    public Iterable<Map<String, Object>> rows(String entitySet) {
        TableDefinition table = environment
                .catalog()
                .byEntitySet(entitySet)
                .orElseThrow(() -> new IllegalArgumentException(NearNames.unknown(
                        "entity set",
                        entitySet,
                        environment.catalog().tables().stream().map(TableDefinition::entitySetName))));
        Collection<StoredRow> rows = environment.store().rows(table);
        return () -> rows.stream().map(row -> raw(table, row)).iterator();
    }

    private static Map<String, Object> raw(TableDefinition table, StoredRow row) {
        Map<String, Object> raw = new LinkedHashMap<>();
        table.columns().values().forEach(column -> {
            Object value = row.value(column.name());
            if (value != null) {
                JsonNode json = column.type().toJson(value);
                raw.put(column.wireName(), json.isTextual() ? json.asText() : value);
            }
        });
        return raw;
    }

    @Override
    public String snapshot() {
        return new String(JsonText.write(environment.store().snapshot()), StandardCharsets.UTF_8);
    }

    @Override
    public void restore(String snapshot) {
        try {
            environment.store().restore(JsonText.readObject(snapshot.getBytes(StandardCharsets.UTF_8)));
        } catch (ApiException e) {
            throw new IllegalArgumentException("The snapshot is no JSON object: it is damaged or cut off", e);
        }
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public void limits(Limits limits) {
        protection.limit(limits);
    }

    @Override
    public Limits limits() {
        return protection.limits();
    }

    @Override
    public void mode(Mode next) {
        mode = next;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public void clock(ClockSetting setting) {
        clock.set(setting);
    }

    @Override
    public ClockSetting clock() {
        return clock.setting();
    }

    String httpOrigin() {
        return "http://127.0.0.1:" + ports.http().port();
    }

    String httpsOrigin() {
        return "https://localhost:" + ports.https().port();
    }

    Environment environment() {
        return environment;
    }

    ClientRegistration client() {
        return client;
    }

    TokenAuthority authority() {
        return authority;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Nullable
    Path clientFile() {
        return clientFile;
    }

    Path trustFile() {
        return trustFile;
    }

    @Override
    public void close() {
        ports.close();
        environment.files().close();
        files.close();
    }
}
