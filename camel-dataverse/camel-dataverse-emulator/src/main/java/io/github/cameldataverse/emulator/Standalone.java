// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The emulator as a program. It prints one line of JSON on standard output when it is ready and runs until it is
 * terminated. Exit codes: 2 for a bad command line, 1 when it cannot start.
 */
public final class Standalone {

    private static final Map<String, BiConsumer<DataverseEmulator.Builder, String>> OPTIONS = new TreeMap<>(Map.of(
            "--http-port", (builder, value) -> builder.httpPort(port(value)),
            "--https-port", (builder, value) -> builder.httpsPort(port(value)),
            "--auth", (builder, value) -> builder.authentication(constant(Authentication.class, value)),
            "--seed", (builder, value) -> builder.seed(constant(Seed.class, value)),
            "--tenant", DataverseEmulator.Builder::tenantId,
            "--client-id", DataverseEmulator.Builder::clientId,
            "--certificate", (builder, value) -> builder.certificate(Path.of(value)),
            "--client-secret", DataverseEmulator.Builder::clientSecret,
            "--metadata", (builder, value) -> builder.metadata(Path.of(value))));

    private Standalone() {}

    /** Starts the emulator; see the README for the options. */
    public static void main(String[] arguments) throws InterruptedException {
        DataverseEmulator.Builder builder = DataverseEmulator.builder();
        try {
            read(List.of(arguments).iterator(), builder);
        } catch (IllegalArgumentException e) {
            fail(2, e.getMessage() + "\nKnown options: " + String.join(" ", OPTIONS.keySet()));
        }
        try {
            DataverseEmulator emulator = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "dataverse-emulator-stop"));
            boolean given = List.of(arguments).contains("--certificate");
            System.out.println(ready(emulator, given ? null : emulator.certificate()));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            fail(1, String.valueOf(e.getMessage()));
        }
        new CountDownLatch(1).await();
    }

    private static void read(Iterator<String> arguments, DataverseEmulator.Builder builder) {
        while (arguments.hasNext()) {
            String name = arguments.next();
            BiConsumer<DataverseEmulator.Builder, String> option = OPTIONS.get(name);
            if (option == null) {
                throw new IllegalArgumentException("Unknown option " + name);
            }
            if (!arguments.hasNext()) {
                throw new IllegalArgumentException("The option " + name + " needs a value");
            }
            try {
                option.accept(builder, arguments.next());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Bad value of " + name + ": " + e.getMessage(), e);
            }
        }
    }

    private static String ready(DataverseEmulator emulator, @Nullable Path certificate) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode line = json.createObjectNode();
        line.put("ready", true);
        line.put("webApi", emulator.httpEnvironmentUrl() + "/api/data/v9.2/");
        line.put("webApiTls", emulator.environmentUrl() + "/api/data/v9.2/");
        line.put("authority", emulator.authority().toString());
        line.put("tenantId", emulator.tenantId());
        line.put("clientId", emulator.clientId());
        if (certificate != null) {
            line.put("certificate", certificate.toString());
        }
        line.put("trustCertificate", emulator.trustCertificate().toString());
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The ready line cannot be written", e);
        }
    }

    private static int port(String value) {
        int port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : -1;
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("'" + value + "' is no port");
        }
        return port;
    }

    private static <T extends Enum<T>> T constant(Class<T> type, String value) {
        for (T constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + value + "' is none of "
                + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    }

    private static void fail(int code, String message) {
        System.err.println(message);
        System.exit(code);
    }
}
