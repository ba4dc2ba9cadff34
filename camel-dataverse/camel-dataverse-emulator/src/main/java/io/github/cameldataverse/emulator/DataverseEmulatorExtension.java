// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs an emulator for a JUnit 5 test class: starts before its first test, goes back to the seed before each test, and
 * stops after the last. A shared one starts with the first class that uses it and stops after the last test of the run;
 * it does not suit classes that run in parallel, since each test takes it back to the seed.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final DataverseEmulatorExtension EMULATOR =
 *         DataverseEmulatorExtension.with(emulator -> emulator.seed(Seed.DEMO));
 * }</pre>
 */
public final class DataverseEmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

    private final DataverseEmulator.Builder builder;
    private final @Nullable String shared;
    private @Nullable DataverseEmulator emulator;
    private int depth;

    /** Closed by JUnit at the end of the run. */
    private record Shared(DataverseEmulator emulator) implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            emulator.close();
        }
    }

    /** An extension with the default settings. */
    public DataverseEmulatorExtension() {
        this(DataverseEmulator.builder(), null);
    }

    private DataverseEmulatorExtension(DataverseEmulator.Builder builder, @Nullable String shared) {
        this.builder = builder;
        this.shared = shared;
    }

    /** One emulator with the default settings for every class of the run that asks for it. */
    public static DataverseEmulatorExtension shared() {
        return shared("default", settings -> settings);
    }

    /**
     * One emulator for every class of the run that asks for this name; the first one decides on the settings.
     *
     * @param name any text
     */
    public static DataverseEmulatorExtension shared(String name, UnaryOperator<DataverseEmulator.Builder> settings) {
        return new DataverseEmulatorExtension(settings.apply(DataverseEmulator.builder()), name);
    }

    /** Settings as of {@link DataverseEmulator#builder()}; {@link Builder#build()} gives the extension. */
    public static Builder builder() {
        return new Builder();
    }

    /** An extension with these settings. */
    public static DataverseEmulatorExtension with(UnaryOperator<DataverseEmulator.Builder> settings) {
        return new DataverseEmulatorExtension(settings.apply(DataverseEmulator.builder()), null);
    }

    /**
     * The running emulator.
     *
     * @throws IllegalStateException outside the test class
     */
    public DataverseEmulator emulator() {
        DataverseEmulator running = emulator;
        if (running == null) {
            throw new IllegalStateException(
                    "The emulator runs only while its test class does; register the extension as a static field");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (depth++ > 0) {
            return; // a nested class shares the emulator of the class around it
        }
        emulator = shared == null
                ? builder.start()
                : context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(DataverseEmulatorExtension.class))
                        .getOrComputeIfAbsent(shared, name -> new Shared(builder.start()), Shared.class)
                        .emulator();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        emulator().reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--depth > 0) {
            return;
        }
        DataverseEmulator running = emulator;
        if (running != null) {
            emulator = null;
            if (shared == null) {
                running.close();
            }
        }
    }

    /** Test methods may take the emulator as a parameter of the type {@link DataverseEmulator}. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DataverseEmulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emulator();
    }

    /** The settings that tests use most; everything else goes through {@link DataverseEmulatorExtension#with}. */
    public static final class Builder {

        private final DataverseEmulator.Builder settings = DataverseEmulator.builder();

        private Builder() {}

        /** See {@link DataverseEmulator.Builder#authentication}. */
        public Builder authentication(Authentication authentication) {
            settings.authentication(authentication);
            return this;
        }

        /** See {@link DataverseEmulator.Builder#seed}. */
        public Builder seed(Seed seed) {
            settings.seed(seed);
            return this;
        }

        /** See {@link DataverseEmulator.Builder#clientSecret}. */
        public Builder clientSecret(String clientSecret) {
            settings.clientSecret(clientSecret);
            return this;
        }

        /** See {@link DataverseEmulator.Builder#tenantId}. */
        public Builder tenantId(String tenantId) {
            settings.tenantId(tenantId);
            return this;
        }

        /** See {@link DataverseEmulator.Builder#clientId}. */
        public Builder clientId(String clientId) {
            settings.clientId(clientId);
            return this;
        }

        /** See {@link DataverseEmulator.Builder#clock}. */
        public Builder clock(Clock clock) {
            settings.clock(clock);
            return this;
        }

        /** See {@link DataverseEmulator.Builder#tokenLifetime}. */
        public Builder tokenLifetime(Duration lifetime) {
            settings.tokenLifetime(lifetime);
            return this;
        }

        /** The extension. */
        public DataverseEmulatorExtension build() {
            return new DataverseEmulatorExtension(settings, null);
        }
    }
}
