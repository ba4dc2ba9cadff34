// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;

/**
 * What an environment holds when it starts: rows per entity set, each as the body of a create would have it, in a JSON
 * object.
 *
 * <pre>{@code
 * {"@keys": {"account": [{"name": "accountnumber_key", "columns": ["accountnumber"]}]},
 *  "contacts": [{"contactid": "49b0be2e-d01c-4d11-b83e-000d3a572401", "lastname": "McKay"}],
 *  "accounts": [{"name": "Contoso Ltd",
 *                "primarycontactid@odata.bind": "/contacts(49b0be2e-d01c-4d11-b83e-000d3a572401)"}]}
 * }</pre>
 *
 * Rows may refer to rows that stand behind them. {@code @keys} defines alternate keys by logical name of the table.
 */
public final class Seed {

    /** No rows and no alternate keys. */
    public static final Seed NONE = new Seed("none", JsonText.object());

    /** A handful of accounts and contacts, and the alternate key {@code accountnumber_key} of accounts. */
    public static final Seed DEMO = resource("/io/github/cameldataverse/emulator/seed/demo.json");

    private static final String KEYS = "@keys";

    private final String name;
    private final ObjectNode content;

    private Seed(String name, ObjectNode content) {
        this.name = name;
        this.content = content;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it cannot be read or is no JSON object
     */
    public static Seed file(Path file) {
        try {
            return new Seed(file.toString(), parse(file.toString(), Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("The seed " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a resource of the class path.
     *
     * @param path absolute, for example {@code /seed/customers.json}
     * @throws IllegalArgumentException if there is none or it is no JSON object
     */
    public static Seed resource(String path) {
        try (InputStream in = Seed.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no resource " + path);
            }
            return new Seed(path, parse(path, in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalArgumentException("The seed " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Takes a JSON object.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Seed json(String json) {
        return new Seed("given as text", parse("given as text", json.getBytes(StandardCharsets.UTF_8)));
    }

    /** The alternate keys to define, by logical name of the table. */
    Map<String, List<KeyDefinition>> keys() {
        Map<String, List<KeyDefinition>> keys = new LinkedHashMap<>();
        content.path(KEYS).properties().forEach(table -> {
            List<KeyDefinition> defined = new ArrayList<>();
            table.getValue().forEach(key -> defined.add(key(key)));
            keys.put(table.getKey(), defined);
        });
        return keys;
    }

    /**
     * Puts the rows into an empty store.
     *
     * @throws IllegalArgumentException if a row does not fit the tables
     */
    void sow(Environment environment) {
        SeedRows rows = new SeedRows(environment);
        try {
            rows.requireKeys(keys());
            content.properties().stream()
                    .filter(member -> !member.getKey().equals(KEYS))
                    .forEach(member -> rows.create(member.getKey(), member.getValue()));
            rows.link();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The seed " + name + " does not fit: " + e.getMessage(), e);
        }
    }

    private static ObjectNode parse(String name, byte[] bytes) {
        try {
            return JsonText.readObject(bytes);
        } catch (ApiException e) {
            throw new IllegalArgumentException("The seed " + name + " is no JSON object: " + e.getMessage(), e);
        }
    }

    private static KeyDefinition key(JsonNode node) {
        List<String> columns = new ArrayList<>();
        node.path("columns").forEach(column -> columns.add(column.asText()));
        String name = node.path("name").asText();
        return new KeyDefinition(name, node.path("schemaName").asText(name), List.copyOf(columns));
    }
}
