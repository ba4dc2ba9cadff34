// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.expand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.query.Reference;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * The address of the row that a lookup refers to: {@code $expand=primarycontactid/$ref}.
 *
 * @param reference the navigation property
 * @param expand the request
 */
record ReferenceBranch(Reference reference, ExpandContext expand) implements Branch {

    @Override
    public String name() {
        return reference.name();
    }

    @Override
    public String context() {
        return name() + "," + name() + "/$ref()";
    }

    @Override
    public ColumnDefinition column() {
        return reference.lookup();
    }

    @Override
    public void write(StoredRow row, ObjectNode target) {
        if (row.value(reference.lookup().name()) instanceof LookupValue value
                && reference.tables().contains(value.table())) {
            String set = expand.relations().table(value.table()).entitySetName();
            target.putObject(name()).put("@odata.id", expand.request().serviceRoot() + set + "(" + value.id() + ")");
        } else {
            target.putNull(name());
        }
    }
}
