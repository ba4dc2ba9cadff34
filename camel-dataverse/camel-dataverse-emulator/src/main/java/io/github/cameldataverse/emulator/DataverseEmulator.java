// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.emulator.call.ReadDepth;
import io.github.cameldataverse.emulator.control.JournalEntry;
import io.github.cameldataverse.emulator.fault.ClockSetting;
import io.github.cameldataverse.emulator.fault.Faults;
import io.github.cameldataverse.emulator.fault.Limits;
import io.github.cameldataverse.emulator.fault.Mode;
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
        List<Map<String, Object>> rows = new ArrayList<>();
        running.rows(entitySet).forEach(rows::add);
        return rows;
    }

    /** The latest requests, oldest first, at most 10,000. */
    public List<JournalEntry> journal() {
        return running.journal().entries();
    }

    /** The faults that are armed; {@link Faults#add} arms one, {@link Faults#clear} disarms all. */
    public Faults faults() {
        return running.faults();
    }

    /** Sets service protection limits and forgets what was counted; {@link Limits#OFF} by default. */
    public void limits(Limits limits) {
        running.limits(limits);
    }

    /** Opens or closes the environment; {@link Mode#NORMAL} by default. */
    public void mode(Mode mode) {
        running.mode(mode);
    }

    /** Sets the time of tokens, rows, delta tokens and limits. */
    public void clock(ClockSetting setting) {
        running.clock(setting);
    }

    /**
     * The state of the environment as one JSON document: ids, rows, versions and deletions. Tokens, faults, limits, mode
     * and clock are no part of it.
     */
    public String snapshot() {
        return running.snapshot();
    }

    /**
     * Goes back to a state, of this emulator or of another one with the same tables and alternate keys; row ids, ETags,
     * delta tokens and paging cookies from that time are good again.
     *
     * @throws IllegalArgumentException if it is no whole snapshot of such an environment; then nothing has changed
     */
    public void restore(String snapshot) {
        running.restore(snapshot);
    }

    /**
     * Goes back to the seed, and forgets the journal, faults, limits, mode and clock setting. Tokens and registered
     * certificates stay good.
     */
    public void reset() {
        running.reset();
    }

    /** Stops both servers and deletes the files. */
    @Override
    public void close() {
        running.close();
    }

    /** Settings of an emulator. Every setting has a default. */
    public static final class Builder {

        private static final int MAX_ROWS = 100_000_000;

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
         * Adds rows that are computed when they are asked for, so that a million of them need no memory. They can be
         * queried, paged, retrieved, updated and deleted like others; their ids, names and versions follow from their
         * numbers, which begin at 0.
         *
         * @param table logical name, for example {@code account}
         */
        public Builder rows(String table, int count) {
            if (count < 1 || count > MAX_ROWS) {
                throw new IllegalArgumentException(count + " is not between 1 and " + MAX_ROWS + " rows");
            }
            settings.rows.put(table, count);
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
         * @throws IllegalArgumentException if a file of definitions has what the emulator cannot represent, the seed does
         *     not fit the tables, or rows of an unknown table are wanted
         */
        public DataverseEmulator start() {
            return new DataverseEmulator(RunningEmulator.start(settings.copy()));
        }
    }
}
