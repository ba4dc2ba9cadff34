// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/** Fills the columns that the service fills itself: dates, owner, state, currency, full name and address lines. */
final class CalculatedColumns {

    private final Clock clock;
    private final Identity identity;

    CalculatedColumns(Clock clock, Identity identity) {
        this.clock = clock;
        this.identity = identity;
    }

    void onCreate(TableDefinition table, Map<String, Object> values) {
        LookupValue user = new LookupValue("systemuser", identity.userId());
        for (ColumnDefinition column : table.columns().values()) {
            var preset = column.limits().defaultValue();
            if (preset != null) {
                values.putIfAbsent(column.name(), column.type().fromJson(preset));
            }
        }
        preset(table, values, "createdon", clock.instant().truncatedTo(ChronoUnit.SECONDS));
        preset(table, values, "createdby", user);
        preset(table, values, "ownerid", user);
        preset(table, values, "statecode", 0);
        onWrite(table, values);
    }

    void onWrite(TableDefinition table, Map<String, Object> values) {
        if (table.columns().containsKey("modifiedon")) {
            values.put("modifiedon", clock.instant().truncatedTo(ChronoUnit.SECONDS));
            values.put("modifiedby", new LookupValue("systemuser", identity.userId()));
        }
        boolean money = table.columns().values().stream()
                .anyMatch(c -> c.type() == ColumnType.MONEY && values.containsKey(c.name()));
        if (money) {
            preset(
                    table,
                    values,
                    "transactioncurrencyid",
                    new LookupValue("transactioncurrency", identity.baseCurrencyId()));
        }
        status(table, values);
        join(table, values, "fullname", " ", Stream.of("firstname", "lastname"));
        join(
                table,
                values,
                "address1_composite",
                "\r\n",
                Stream.of("line1", "city", "stateorprovince", "postalcode", "country")
                        .map(part -> "address1_" + part));
    }

    void version(TableDefinition table, Map<String, Object> values, UUID id, long version) {
        values.put(table.primaryId(), id);
        if (table.columns().containsKey("versionnumber")) {
            values.put("versionnumber", version);
        }
    }

    /** A state without a fitting status reason gets the first status reason of that state. */
    private static void status(TableDefinition table, Map<String, Object> values) {
        ColumnDefinition column = table.columns().get("statuscode");
        if (column == null || values.containsKey("statuscode")) {
            return;
        }
        Object state = values.get("statecode");
        column.limits().choices().stream()
                .filter(choice -> choice.state() != null && choice.state().equals(state))
                .findFirst()
                .ifPresent(choice -> values.put("statuscode", choice.value()));
    }

    private static void join(
            TableDefinition table, Map<String, Object> values, String target, String glue, Stream<String> parts) {
        if (!table.columns().containsKey(target)) {
            return;
        }
        String text = parts.filter(values::containsKey)
                .map(part -> String.valueOf(values.get(part)))
                .collect(Collectors.joining(glue));
        if (text.isEmpty()) {
            values.remove(target);
        } else {
            values.put(target, text);
        }
    }

    private static void preset(TableDefinition table, Map<String, Object> values, String column, Object value) {
        if (table.columns().containsKey(column)) {
            values.putIfAbsent(column, value);
        }
    }
}
