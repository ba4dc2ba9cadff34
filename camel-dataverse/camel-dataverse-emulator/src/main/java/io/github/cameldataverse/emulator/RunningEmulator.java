// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.cameldataverse.emulator.DataverseEmulator.Settings;
import io.github.cameldataverse.emulator.authority.ClientRegistration;
import io.github.cameldataverse.emulator.authority.SelfSigned;
import io.github.cameldataverse.emulator.authority.TokenAuthority;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.definition.DefinitionFile;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.route.WebApi;
import io.github.cameldataverse.emulator.route.authority.AuthorityApi;
import io.github.cameldataverse.emulator.store.Identity;
import io.github.cameldataverse.emulator.store.RowStore;
import org.jspecify.annotations.Nullable;

/** The parts of a started emulator, wired together. */
final class RunningEmulator implements AutoCloseable {

    private final Settings settings;
    private final LoopbackPorts ports;
    private final Environment environment;
    private final ClientRegistration client;
    private final TokenAuthority authority;
    private final Journal journal = new Journal();
    private final PrivateFiles files = new PrivateFiles();
    private final @Nullable Path clientFile;
    private final Path trustFile;

    private RunningEmulator(Settings settings, LoopbackPorts ports, ClientRegistration client) {
        this.settings = settings;
        this.ports = ports;
        this.client = client;
        TableCatalog catalog = DefinitionFile.catalog(settings.metadata, settings.seed.keys());
        Identity identity = Identity.random(settings.tenantId);
        RowStore store = new RowStore(catalog, settings.clock, identity);
        this.environment = new Environment(catalog, store, identity, settings.clock, settings.readDepth);
        this.authority = new TokenAuthority(
                new TokenAuthority.Realm(settings.tenantId, ports.https().port(), ports.origins()),
                client,
                settings.clock,
                settings.tokenLifetime);
        this.clientFile = settings.certificate == null ? newClientFile() : null;
        this.trustFile = files.write("trust.pem", ports.certificatePem());
        sow();
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

    private Path newClientFile() {
        SelfSigned made = SelfSigned.client(settings.clock.instant());
        client.register(made.certificate());
        return files.write("client.pem", made.keyAndCertificatePem());
    }

    private void serve() {
        boolean required = settings.authentication == Authentication.REQUIRED;
        String header = "Bearer authorization_uri=" + httpsOrigin() + "/" + settings.tenantId
                + "/oauth2/authorize, resource_id=" + httpsOrigin() + "/";
        WebApi webApi = new WebApi(environment, authority, new WebApi.Challenge(required, header));
        AuthorityApi authorityApi = new AuthorityApi(authority, settings.clock);
        ports.http().handle(journaled(message -> webApi.serves(message.path()) ? webApi.answer(message) : nothing()));
        ports.https()
                .handle(journaled(message ->
                        webApi.serves(message.path()) ? webApi.answer(message) : authorityApi.answer(message)));
    }

    private Function<HttpMessage, Reply> journaled(Function<HttpMessage, Reply> handler) {
        return message -> {
            Reply reply = handler.apply(message);
            String query = message.uri().getRawQuery();
            journal.add(new JournalEntry(
                    message.method(), message.path() + (query == null ? "" : "?" + query), reply.status()));
            return reply;
        };
    }

    private static Reply nothing() {
        return new Reply(404, Map.of(), new byte[0]);
    }

    void reset() {
        environment.store().locked(() -> {
            environment.store().clear();
            sow();
            journal.clear();
            return Set.of();
        });
    }

    private void sow() {
        new SystemRows(environment.catalog(), environment.store(), environment.identity()).sow(settings.clientId);
        settings.seed.sow(environment.catalog(), environment.store());
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

    Journal journal() {
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
        files.close();
    }
}
