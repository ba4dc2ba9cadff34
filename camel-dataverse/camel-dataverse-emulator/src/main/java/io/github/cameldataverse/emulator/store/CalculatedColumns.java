// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;
import org.jspecify.annotations.Nullable;

/** Fills the columns that the service fills itself, and refuses rows that the service would not keep. */
final class CalculatedColumns {

    private final Clock clock;
    private final LookupValue user;
    private final @Nullable LookupValue onBehalfBy;
    private final List<ColumnRule> rules;

    /**
     * Columns of rows that a user writes.
     *
     * @param onBehalfBy the user who writes in the name of the one of the identity; null if that is itself
     */
    CalculatedColumns(Clock clock, Identity identity, LookupRows rows, @Nullable UUID onBehalfBy) {
        this.onBehalfBy = onBehalfBy == null ? null : new LookupValue("systemuser", onBehalfBy);
        this.clock = clock;
        this.user = new LookupValue("systemuser", identity.userId());
        this.rules = List.of(
                new OwnerRule(rows, identity),
                new MoneyRule(rows, identity),
                new JoinRule(),
                new StateRule(),
                new ImageRule(clock),
                new NoteRule());
    }

    void onCreate(TableDefinition table, Map<String, Object> values) {
        for (ColumnDefinition column : table.columns().values()) {
            var preset = column.limits().defaultValue();
            if (preset != null) {
                values.putIfAbsent(column.name(), column.type().fromJson(preset));
            }
        }
        preset(table, values, "createdon", clock.instant().truncatedTo(ChronoUnit.SECONDS));
        preset(table, values, "createdby", user);
        ColumnRule.set(table, values, "createdonbehalfby", onBehalfBy);
        if (table.traits().has(Feature.ACTIVITY)) {
            preset(table, values, "activitytypecode", table.logicalName());
        }
        if (table.column("ownerid")
                .filter(column -> column.type() == ColumnType.OWNER)
                .isPresent()) {
            values.putIfAbsent("ownerid", user);
        }
        onWrite(table, values);
        table.columns().values().stream()
                .filter(column -> column.limits().usage().required() && !values.containsKey(column.name()))
                .findFirst()
                .ifPresent(column -> {
                    throw RefusedRowException.requiredColumn(table, column.name());
                });
    }

    /** Refuses to clear what must have a value. */
    void onUpdate(TableDefinition table, Map<String, Object> values, RowChange change) {
        for (String name : change.cleared()) {
            if (table.column(name)
                    .filter(column -> column.limits().usage().required())
                    .isPresent()) {
                throw RefusedRowException.requiredColumn(table, name);
            }
        }
        // a new state without a status reason asks for the default status reason of that state
        if (change.values().containsKey("statecode") && !change.values().containsKey("statuscode")) {
            values.remove("statuscode");
        }
        onWrite(table, values);
    }

    void version(TableDefinition table, Map<String, Object> values, UUID id, long version) {
        values.put(table.primaryId(), id);
        if (!table.keyProperty().equals(table.primaryId())) {
            values.put(table.keyProperty(), id);
        }
        if (table.columns().containsKey("versionnumber")) {
            values.put("versionnumber", version);
        }
    }

    private void onWrite(TableDefinition table, Map<String, Object> values) {
        if (table.columns().containsKey("modifiedon")) {
            values.put("modifiedon", clock.instant().truncatedTo(ChronoUnit.SECONDS));
        }
        if (table.columns().containsKey("modifiedby")) {
            values.put("modifiedby", user);
        }
        ColumnRule.set(table, values, "modifiedonbehalfby", onBehalfBy);
        rules.forEach(rule -> rule.apply(table, values));
    }

    private static void preset(TableDefinition table, Map<String, Object> values, String column, Object value) {
        if (table.columns().containsKey(column)) {
            values.putIfAbsent(column, value);
        }
    }
}
