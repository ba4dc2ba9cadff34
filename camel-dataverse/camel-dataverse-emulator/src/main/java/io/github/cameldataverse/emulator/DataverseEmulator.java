// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.call.ReadDepth;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * A Dataverse environment and its token authority on loopback. Several can run in one JVM; they share nothing.
 *
 * <pre>{@code
 * try (DataverseEmulator emulator = DataverseEmulator.builder().start()) {
 *     URI api = emulator.environmentUrl().resolve("/api/data/v9.2/");
 * }
 * }</pre>
 */
public final class DataverseEmulator implements AutoCloseable {

    private final RunningEmulator running;

    private DataverseEmulator(RunningEmulator running) {
        this.running = running;
    }

    /** Settings with their defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** URL of the environment with TLS, for example {@code https://localhost:41234}. */
    public URI environmentUrl() {
        return URI.create(running.httpsOrigin());
    }

    /** URL of the same environment without TLS, for example {@code http://127.0.0.1:41233}. */
    public URI httpEnvironmentUrl() {
        return URI.create(running.httpOrigin());
    }

    /** URL of the token authority with its tenant, for example {@code https://localhost:41234/<tenant>}. */
    public URI authority() {
        return URI.create(running.httpsOrigin() + "/" + running.authority().tenantId());
    }

    /** Id of the tenant. */
    public String tenantId() {
        return running.authority().tenantId();
    }

    /** Id of the client application. */
    public String clientId() {
        return running.client().clientId();
    }

    /**
     * PEM file with the private key (PKCS#8) and the certificate that were made for the client; deleted on close.
     *
     * @throws IllegalStateException if the emulator was started with a certificate, for then it has no private key
     */
    public Path certificate() {
        Path file = running.clientFile();
        if (file == null) {
            throw new IllegalStateException(
                    "The emulator was started with a certificate, so it has no private key to give");
        }
        return file;
    }

    /** PEM file with the TLS certificate to trust; deleted on close. */
    public Path trustCertificate() {
        return running.trustFile();
    }

    /** Registers one more certificate of the client application. */
    public void register(X509Certificate certificate) {
        running.client().register(certificate);
    }

    /**
     * The stored rows of a table in the order of their row ids: column names as on the wire (a lookup is
     * {@code _x_value}), without nulls; values are {@code String} (texts, ids, dates), {@code Integer}, {@code Long},
     * {@code BigDecimal}, {@code Double} or {@code Boolean}.
     *
     * @param entitySet for example {@code accounts}
     * @throws IllegalArgumentException if there is no such entity set
     */
    public List<Map<String, Object>> rows(String entitySet) {
        TableDefinition table = running.environment()
                .catalog()
                .byEntitySet(entitySet)
                .orElseThrow(() -> new IllegalArgumentException("Unknown entity set '" + entitySet + "'"));
        Collection<StoredRow> rows = running.environment().store().rows(table);
        return rows.stream().map(row -> raw(table, row)).toList();
    }

    /** The latest requests, oldest first, at most 10,000. */
    public List<JournalEntry> journal() {
        return running.journal().entries();
    }

    /** Goes back to the seed and forgets the journal. Tokens and registered certificates stay good. */
    public void reset() {
        running.reset();
    }

    /** Stops both servers and deletes the files. */
    @Override
    public void close() {
        running.close();
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

    /** Settings of an emulator. Every setting has a default. */
    public static final class Builder {

        private final Settings settings = new Settings();

        private Builder() {}

        /** Port without TLS; 0, the default, for any free port. */
        public Builder httpPort(int port) {
            settings.httpPort = port;
            return this;
        }

        /** Port with TLS; 0, the default, for any free port. */
        public Builder httpsPort(int port) {
            settings.httpsPort = port;
            return this;
        }

        /** Whether the Web API asks for a token; required by default. */
        public Builder authentication(Authentication authentication) {
            settings.authentication = authentication;
            return this;
        }

        /** What the environment holds at the start; nothing by default. */
        public Builder seed(Seed seed) {
            settings.seed = seed;
            return this;
        }

        /**
         * A file with the tables of an environment: its {@code $metadata} (CSDL), or the JSON of
         * {@code EntityDefinitions?$expand=Attributes,Keys,ManyToOneRelationships}. Its tables replace those that the
         * emulator ships with, except for the system tables that it lacks. Can be called again: of two definitions of a
         * table the later counts.
         */
        public Builder metadata(Path metadata) {
            settings.metadata.add(metadata);
            return this;
        }

        /** Id of the tenant; random by default. */
        public Builder tenantId(String tenantId) {
            settings.tenantId = tenantId;
            return this;
        }

        /** Id of the client application; random by default. */
        public Builder clientId(String clientId) {
            settings.clientId = clientId;
            return this;
        }

        /** PEM or DER file with the public certificate of the client; by default a key and certificate are made. */
        public Builder certificate(Path certificate) {
            settings.certificate = certificate;
            return this;
        }

        /** A client secret that is accepted besides certificates; none by default. */
        public Builder clientSecret(@Nullable String clientSecret) {
            settings.clientSecret = clientSecret;
            return this;
        }

        /** The time of tokens, of rows and of delta tokens; the system clock by default. */
        public Builder clock(Clock clock) {
            settings.clock = clock;
            return this;
        }

        /** How long access tokens are good; one hour by default. */
        public Builder tokenLifetime(Duration lifetime) {
            settings.tokenLifetime = lifetime;
            return this;
        }

        /** How far the caller may read, which change tracking depends on; the whole organization by default. */
        public Builder readDepth(ReadDepth readDepth) {
            settings.readDepth = readDepth;
            return this;
        }

        /**
         * Starts the servers.
         *
         * @throws java.io.UncheckedIOException if a port is taken or a file cannot be read
         * @throws IllegalArgumentException if a file of definitions has what the emulator cannot represent
         */
        public DataverseEmulator start() {
            return new DataverseEmulator(RunningEmulator.start(settings));
        }
    }

    /** What a builder collects. Package-private: it holds a secret. */
    static final class Settings {
        int httpPort;
        int httpsPort;
        Authentication authentication = Authentication.REQUIRED;
        Seed seed = Seed.NONE;
        String tenantId = UUID.randomUUID().toString();
        String clientId = UUID.randomUUID().toString();

        final List<Path> metadata = new ArrayList<>();

        @Nullable
        Path certificate;

        @Nullable
        String clientSecret;

        Clock clock = Clock.systemUTC();
        Duration tokenLifetime = Duration.ofHours(1);
        ReadDepth readDepth = ReadDepth.ORGANIZATION;
    }
}
