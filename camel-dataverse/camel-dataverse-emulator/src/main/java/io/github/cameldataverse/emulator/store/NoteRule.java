// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.Base64;
import java.util.Map;

import io.github.cameldataverse.emulator.metadata.TableDefinition;

/** A note with a document knows its size in bytes. Source: page "Attachment and note files". */
final class NoteRule implements ColumnRule {

    @Override
    public void apply(TableDefinition table, Map<String, Object> values) {
        if (!table.logicalName().equals("annotation")) {
            return;
        }
        Object body = values.get("documentbody");
        ColumnRule.set(table, values, "isdocument", body != null);
        ColumnRule.set(table, values, "filesize", body == null ? null : size(body.toString()));
    }

    private static int size(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            throw (RefusedRowException)
                    RefusedRowException.noBase64("documentbody").initCause(e);
        }
    }
}
