// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.List;
import java.util.Map;

import io.github.cameldataverse.emulator.metadata.Choice;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/**
 * A row has a state, and a status reason that belongs to it: the first one of the state unless another is given. Source:
 * page "Define status reason transitions". Tables whose status reasons are not known take any.
 */
final class StateRule implements ColumnRule {

    @Override
    public void apply(TableDefinition table, Map<String, Object> values) {
        if (!table.columns().containsKey("statecode")) {
            return;
        }
        values.putIfAbsent("statecode", 0);
        List<Choice> reasons = table.column("statuscode")
                .map(ColumnDefinition::limits)
                .map(ColumnDefinition.Limits::choices)
                .orElse(List.of());
        List<Choice> fitting = reasons.stream()
                .filter(choice -> values.get("statecode").equals(choice.state()))
                .toList();
        if (!fitting.isEmpty()) {
            values.putIfAbsent("statuscode", fitting.get(0).value());
        }
        Object reason = values.get("statuscode");
        boolean known = reasons.stream().anyMatch(choice -> choice.state() != null);
        if (known && reason != null && fitting.stream().noneMatch(choice -> reason.equals(choice.value()))) {
            throw RefusedRowException.statusOfAnotherState();
        }
    }
}
