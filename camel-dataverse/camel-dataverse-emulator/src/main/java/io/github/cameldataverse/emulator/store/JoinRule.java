// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.cameldataverse.emulator.metadata.TableDefinition;

/** Full names and address lines are put together from their parts. */
final class JoinRule implements ColumnRule {

    private static final List<String> ADDRESS_PARTS =
            List.of("line1", "line2", "line3", "city", "stateorprovince", "postalcode", "country");

    @Override
    public void apply(TableDefinition table, Map<String, Object> values) {
        // some tables have a full name of their own to be set
        if (table.columns().containsKey("firstname")) {
            join(table, values, "fullname", " ", List.of("firstname", "lastname"));
        }
        for (String address : List.of("address1_", "address2_", "address3_")) {
            List<String> parts =
                    ADDRESS_PARTS.stream().map(part -> address + part).toList();
            join(table, values, address + "composite", "\r\n", parts);
        }
    }

    private static void join(
            TableDefinition table, Map<String, Object> values, String target, String glue, List<String> parts) {
        if (!table.columns().containsKey(target)) {
            return;
        }
        String text = parts.stream()
                .filter(values::containsKey)
                .map(part -> String.valueOf(values.get(part)))
                .collect(Collectors.joining(glue));
        ColumnRule.set(table, values, target, text.isEmpty() ? null : text);
    }
}
