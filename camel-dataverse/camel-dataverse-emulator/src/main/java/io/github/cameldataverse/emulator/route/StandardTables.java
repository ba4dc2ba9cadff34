// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that every environment has, whether the emulator holds them or not. */
final class StandardTables {

    private static final String FILE = "/io/github/cameldataverse/emulator/standard-entity-sets.txt";
    private static final Set<String> ENTITY_SETS = read();

    private StandardTables() {}

    /** Whether every environment has this entity set. */
    static boolean has(String entitySet) {
        return ENTITY_SETS.contains(entitySet);
    }

    private static Set<String> read() {
        try (InputStream in = Objects.requireNonNull(StandardTables.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
