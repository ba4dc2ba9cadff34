// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The emulator as a program. It prints one line of JSON on standard output when it is ready and runs until it is
 * terminated. Exit codes: 2 for a bad command line or a seed that does not fit, 1 when it cannot start.
 */
public final class Standalone {

    private static final Pattern ROWS = Pattern.compile("(\\w+)=(\\d{1,9})");

    private static final String HELP = """
            A Dataverse environment and its token authority on loopback.

              --http-port PORT             port without TLS; 0 (default) for any free port
              --https-port PORT            port with TLS; 0 (default) for any free port
              --auth required|optional     optional also answers requests without a token or with any
              --seed demo|none|FILE        rows at the start; FILE is a JSON object of rows per entity set
              --rows TABLE=N               adds N rows that are computed, not stored; repeatable
              --tenant ID                  id of the tenant; random by default
              --client-id ID               id of the client application; random by default
              --certificate FILE           public certificate of the client, PEM or DER; made by default
              --client-secret S            a client secret that is accepted besides certificates
              --metadata FILE              tables of your own environment: CSDL or EntityDefinitions; repeatable
              --version                    the version of the emulator
              --help                       this text

            When it is ready it prints one line of JSON. SIGTERM stops it. Exit codes: 2 for a bad command line or
            seed, 1 when it cannot start.""";

    private static final Map<String, BiConsumer<DataverseEmulator.Builder, String>> OPTIONS = new TreeMap<>(Map.of(
            "--http-port", (builder, value) -> builder.httpPort(port(value)),
            "--https-port", (builder, value) -> builder.httpsPort(port(value)),
            "--auth", (builder, value) -> builder.authentication(constant(Authentication.class, value)),
            "--seed", (builder, value) -> builder.seed(seed(value)),
            "--rows", Standalone::rows,
            "--tenant", DataverseEmulator.Builder::tenantId,
            "--client-id", DataverseEmulator.Builder::clientId,
            "--certificate", (builder, value) -> builder.certificate(Path.of(value)),
            "--client-secret", DataverseEmulator.Builder::clientSecret,
            "--metadata", (builder, value) -> builder.metadata(Path.of(value))));

    private Standalone() {}

    /** Starts the emulator; see the README for the options. */
    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(HELP);
            return;
        }
        if (List.of(arguments).contains("--version")) {
            String version = Standalone.class.getPackage().getImplementationVersion();
            System.out.println(version == null ? "unknown: not started from the jar" : version);
            return;
        }
        CompletableFuture<DataverseEmulator> started = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(stop(started));
        try {
            DataverseEmulator emulator = start(List.of(arguments), started);
            boolean given = List.of(arguments).contains("--certificate");
            System.out.println(ready(emulator, given ? null : emulator.certificate()));
        } catch (IllegalArgumentException e) {
            fail(2, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            fail(1, String.valueOf(e.getMessage()));
        }
        new CountDownLatch(1).await();
    }

    /** Closes the emulator, also one that is just about to start: it may have written its files already. */
    static Thread stop(CompletableFuture<DataverseEmulator> started) {
        return new Thread(
                () -> {
                    DataverseEmulator emulator =
                            started.exceptionally(failed -> null).join();
                    if (emulator != null) {
                        emulator.close();
                    }
                },
                "dataverse-emulator-stop");
    }

    private static DataverseEmulator start(List<String> arguments, CompletableFuture<DataverseEmulator> started) {
        try {
            DataverseEmulator emulator = start(arguments);
            started.complete(emulator);
            return emulator;
        } finally {
            started.cancel(false);
        }
    }

    /**
     * Starts what a command line asks for.
     *
     * @throws IllegalArgumentException if it is a bad one
     * @throws UncheckedIOException if the emulator cannot start
     */
    static DataverseEmulator start(List<String> arguments) {
        DataverseEmulator.Builder builder = DataverseEmulator.builder();
        read(arguments.iterator(), builder);
        return builder.start();
    }

    private static void read(Iterator<String> arguments, DataverseEmulator.Builder builder) {
        while (arguments.hasNext()) {
            String name = arguments.next();
            BiConsumer<DataverseEmulator.Builder, String> option = OPTIONS.get(name);
            if (option == null) {
                throw new IllegalArgumentException(
                        "Unknown option " + name + "\nKnown options: " + String.join(" ", OPTIONS.keySet()));
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

    private static Seed seed(String value) {
        return switch (value) {
            case "none" -> Seed.NONE;
            case "demo" -> Seed.DEMO;
            default -> Seed.file(Path.of(value));
        };
    }

    private static void rows(DataverseEmulator.Builder builder, String value) {
        Matcher matcher = ROWS.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + value + "' is not like account=1000");
        }
        builder.rows(matcher.group(1), Integer.parseInt(matcher.group(2)));
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
