// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.files.StoredFile;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.store.RowChange;
import io.github.cameldataverse.emulator.store.StoredRow;

/** Deletes a file by its id. */
final class DeleteFileRoute implements Route<WebApiRequest> {

    private static final String ACTION = "DeleteFile";

    private final Environment environment;

    DeleteFileRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("POST")
                && request.path().isRoot()
                && request.path().root().equals(ACTION);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        StoredFile file = file(environment, request.body().path("FileId").asText());
        environment.catalog().tables().forEach(table -> table.columns().values().stream()
                .filter(FileAddress::isFile)
                .forEach(column -> clear(table, column, file.id())));
        environment.files().remove(file.id());
        return Reply.noContent();
    }

    private void clear(TableDefinition table, ColumnDefinition column, UUID file) {
        for (StoredRow row : environment.store().rows(table)) {
            if (file.equals(row.value(column.name()))) {
                RowChange change = new RowChange(Map.of(), Set.of(column.name(), column.name() + "_name"));
                environment.store().update(table, row, change);
            }
        }
    }

    /** The file with this id, or the documented 404. */
    static StoredFile file(Environment environment, String id) {
        try {
            return environment
                    .files()
                    .file(UUID.fromString(id))
                    .orElseThrow(() -> ApiException.noRow("FileAttachment", id));
        } catch (IllegalArgumentException e) {
            throw (ApiException) ApiException.badPayload("'" + id + "' is not the id of a file.")
                    .initCause(e);
        }
    }
}
/*
 * Page "Use file column data":
 *
 *   POST [environment]/api/data/v9.2/DeleteFile
 *   {"FileId": "<guid>"}
 *
 *   204 No Content
 */
