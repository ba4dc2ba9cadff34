// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import org.xml.sax.SAXException;

/**
 * The definitions of somebody's own environment: the answer to {@code $metadata} (CSDL) or to
 * {@code EntityDefinitions?$expand=Attributes,Keys,ManyToOneRelationships} (JSON), saved as a file. Sources: pages "Web
 * API Service Documents" and "Query table definitions using the Web API".
 */
public final class DefinitionFile {

    /** Without these there is no caller, no currency and no organization, so they are there in any case. */
    static final Set<String> SYSTEM_TABLES = Set.of(
            "systemuser",
            "team",
            "businessunit",
            "transactioncurrency",
            "organization",
            "role",
            "systemuserroles",
            "teammembership",
            "sdkmessage",
            "sdkmessagefilter");

    private DefinitionFile() {}

    /**
     * The tables of these files, and the system tables that the emulator ships with where the files lack them. Without
     * files: all tables that the emulator ships with. Of two definitions of a table the later counts.
     *
     * @param keys further alternate keys, by logical name of the table
     * @throws UnsupportedDefinitionException if a file has what the emulator cannot represent, or is no such file
     * @throws UncheckedIOException if a file cannot be read
     */
    public static TableCatalog catalog(List<Path> files, Map<String, List<KeyDefinition>> keys) {
        TableCatalog shipped = TableCatalog.load(Map.of());
        if (files.isEmpty()) {
            return shipped.withKeys(keys);
        }
        List<TableDefinition> tables = new ArrayList<>(shipped.tables());
        tables.removeIf(table -> !SYSTEM_TABLES.contains(table.logicalName()));
        files.forEach(file -> tables.addAll(read(file)));
        return TableCatalog.of(tables).withKeys(keys);
    }

    /**
     * The tables of a file.
     *
     * @throws UnsupportedDefinitionException if it has what the emulator cannot represent, or is no such file
     * @throws UncheckedIOException if it cannot be read
     */
    public static List<TableDefinition> read(Path file) {
        List<String> problems = new ArrayList<>();
        List<TableDefinition> tables;
        try {
            byte[] content = Files.readAllBytes(file);
            tables = isXml(content)
                    ? new CsdlReader(problems).read(content)
                    : new EntityDefinitionsReader(problems).read(new ObjectMapper().readTree(content));
        } catch (SAXException | JsonProcessingException e) {
            throw new UnsupportedDefinitionException(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The definitions in " + file + " cannot be read", e);
        }
        if (tables.isEmpty() && problems.isEmpty()) {
            problems.add("no table at all");
        }
        if (!problems.isEmpty()) {
            throw new UnsupportedDefinitionException(file, problems);
        }
        return tables;
    }

    private static boolean isXml(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 200), StandardCharsets.UTF_8);
        return start.replace("\uFEFF", "").strip().startsWith("<");
    }
}
