// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.expand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.query.Reference;
import io.github.cameldataverse.emulator.query.RowJson;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * The row that a lookup refers to: {@code $expand=primarycontactid($select=fullname)}.
 *
 * @param reference the navigation property
 * @param member what is shown of the row
 * @param expand the request
 */
record RowBranch(Reference reference, Member member, ExpandContext expand) implements Branch {

    @Override
    public String name() {
        return reference.name();
    }

    @Override
    public String context() {
        return name() + member.context();
    }

    @Override
    public void write(StoredRow row, ObjectNode target) {
        StoredRow found = row.value(reference.lookup().name()) instanceof LookupValue value
                        && reference.tables().contains(value.table())
                ? expand.relations()
                        .follow(row, reference.lookup(), expand.relations().table(value.table()))
                        .orElse(null)
                : null;
        if (found == null) {
            target.putNull(name());
            return;
        }
        ObjectNode related = JsonText.object();
        if (reference.tables().size() > 1 && row.value(reference.lookup().name()) instanceof LookupValue value) {
            // the type of the property is shared by users and teams, so the row says which it is
            related.put("@odata.type", "#Microsoft.Dynamics.CRM." + value.table());
        }
        if (expand.request().single()) {
            related.put("@odata.etag", RowJson.etag(found));
        }
        target.set(name(), member.write(found, related));
    }
}
