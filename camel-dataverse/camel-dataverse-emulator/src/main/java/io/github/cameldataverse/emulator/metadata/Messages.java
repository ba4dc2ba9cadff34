// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.cameldataverse.emulator.metadata.Traits.Feature;

/** Which messages a table has, by the names of the table {@code sdkmessage}. Source: page "Use bulk operation messages". */
public final class Messages {

    private static final List<String> SINGLE =
            List.of("Create", "Retrieve", "RetrieveMultiple", "Update", "Upsert", "Delete");
    private static final List<String> BULK = List.of("CreateMultiple", "UpdateMultiple", "UpsertMultiple");
    private static final Set<String> SINGLE_ONLY =
            Set.of("activitypointer", "asyncoperation", "sdkmessage", "sdkmessagefilter", "transactioncurrency");

    private Messages() {}

    /** The names of all messages. */
    public static List<String> all() {
        List<String> all = new ArrayList<>(SINGLE);
        all.addAll(BULK);
        return all;
    }

    /** The names of the messages of a table: many tables have bulk messages, not all. */
    public static List<String> of(TableDefinition table) {
        boolean system =
                List.of("None", "BusinessOwned").contains(table.traits().ownership());
        boolean single = system || table.traits().has(Feature.INTERSECT) || SINGLE_ONLY.contains(table.logicalName());
        return single ? SINGLE : all();
    }
}
