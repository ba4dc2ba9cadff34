// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.condition;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cameldataverse.emulator.fetchxml.element.FetchElement;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;

/** The tables of a query under the names that the rest of it uses for them. */
public final class Scope {

    private static final String VIRTUAL_NAME = "(.+)name";

    private final Map<String, Named> tables = new LinkedHashMap<>();

    /**
     * A table of a query.
     *
     * @param index its place in a joined row
     * @param table the table
     */
    public record Named(int index, TableDefinition table) {}

    /** Adds a linked table under its alias, or its own name where it has none: the first one keeps the name. */
    public void add(FetchElement link, Named named) {
        String alias = link.attribute("alias");
        String name = alias == null ? named.table().logicalName() : alias;
        if (tables.putIfAbsent(name, named) != null && alias != null) {
            throw link.error("0x80041130", "FetchXML should have unique aliases: '" + alias + "'.");
        }
    }

    /** The linked table with this name: 400 with 0x8004110A where there is none. */
    public Named linked(FetchElement user, String name) {
        Named named = tables.get(name);
        if (named == null) {
            throw user.error(
                    "0x8004110A",
                    "The specified alias for the given entity in the condition does not exist: '" + name
                            + "'; known are " + tables.keySet() + ".");
        }
        return named;
    }

    /** A column by its logical name: 400 with 0x80041103 where the table has none. */
    public static ColumnDefinition column(FetchElement user, TableDefinition table, String name) {
        return table.column(name).orElseThrow(() -> {
            boolean virtual = table.column(name.replaceFirst("^" + VIRTUAL_NAME + "$", "$1"))
                    .filter(column -> name.endsWith("name") && !column.name().equals(name))
                    .isPresent();
            return virtual
                    ? ApiException.notEmulated("columns of names and labels in FetchXML ('" + name + "')")
                    : user.error(
                            "0x80041103",
                            "'" + table.names().schemaName() + "' entity doesn't contain attribute with Name = '" + name
                                    + "' and NameMapping = 'Logical'.");
        });
    }
}
