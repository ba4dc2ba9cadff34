// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.Map;

import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/** The owning user or team follows the owner, the owning business unit is that of the owner. */
final class OwnerRule implements ColumnRule {

    private final LookupRows rows;
    private final Identity identity;

    OwnerRule(LookupRows rows, Identity identity) {
        this.rows = rows;
        this.identity = identity;
    }

    @Override
    public void apply(TableDefinition table, Map<String, Object> values) {
        if (!(values.get("ownerid") instanceof LookupValue owner)) {
            return;
        }
        boolean team = owner.table().equals("team");
        ColumnRule.set(table, values, "owningteam", team ? owner : null);
        ColumnRule.set(table, values, "owninguser", team ? null : owner);
        ColumnRule.set(table, values, "owningbusinessunit", businessUnit(owner));
    }

    private LookupValue businessUnit(LookupValue owner) {
        return rows.find(owner)
                .map(row -> row.value("businessunitid"))
                .filter(LookupValue.class::isInstance)
                .map(LookupValue.class::cast)
                .orElseGet(() -> new LookupValue("businessunit", identity.businessUnitId()));
    }
}
