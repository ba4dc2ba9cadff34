// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.filter.Filter;
import io.github.cameldataverse.emulator.odata.filter.FilterSchema;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** The columns, related columns and collections of a table under the names that filters use for them. */
final class RowSchema implements FilterSchema {

    /** Page "Filter rows using OData", section "Condition limits". */
    private static final int MOST_CONDITIONS = 500;

    private final Map<String, RowPath> paths = new HashMap<>();
    private final Map<String, Members> collections = new HashMap<>();
    private final TableDefinition table;
    private final Relations relations;

    /** A collection, and what the filter reads of its rows. */
    private record Members(RowCollection collection, RowSchema schema) {}

    RowSchema(TableDefinition table, Relations relations) {
        this.table = table;
        this.relations = relations;
    }

    @Override
    public String typeOf(String property) {
        return paths.computeIfAbsent(property, name -> RowPath.of(table, name, relations))
                .column()
                .type()
                .edmType();
    }

    @Override
    public String propertyOf(String column) {
        return column.contains("/")
                ? column
                : new TableSchema(table).byAnyName(column).wireName();
    }

    @Override
    public FilterSchema members(String collection) {
        if (collection.contains("/")) {
            throw ApiException.badRequest("The collection '" + collection
                    + "' is not supported in $filter: it is nested in a lookup. Only collections of the table itself"
                    + " can have conditions.");
        }
        return collections
                .computeIfAbsent(collection, name -> {
                    RowCollection found =
                            relations.collection(table, name).orElseThrow(() -> new TableSchema(table).unknown(name));
                    return new Members(found, new RowSchema(found.table(), relations));
                })
                .schema();
    }

    @Override
    public int mostConditions() {
        return MOST_CONDITIONS;
    }

    /** The values of a row under those names. */
    Filter.Values of(StoredRow row) {
        return new Filter.Values() {
            @Override
            public @Nullable Object of(String property) {
                return asked(paths, property).read(row, relations);
            }

            @Override
            public List<Filter.Values> members(String collection) {
                Members members = asked(collections, collection);
                return relations.members(row, members.collection()).stream()
                        .map(members.schema()::of)
                        .toList();
            }
        };
    }

    private static <T> T asked(Map<String, T> known, String name) {
        T found = known.get(name);
        if (found == null) {
            throw new IllegalStateException("The filter reads '" + name + "' without having asked for its type");
        }
        return found;
    }
}
