// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.files.StoredFile;
import io.github.cameldataverse.emulator.files.Upload.Place;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.store.RowChange;
import io.github.cameldataverse.emulator.store.StoredRow;
import io.github.cameldataverse.emulator.store.Thumbnail;

/**
 * A file or image column of a row, which exists, and what can be done with it. Sources: pages "Use file column data" and
 * "Use image column data".
 *
 * @param environment the environment of the row
 * @param table the table
 * @param row the row
 * @param column the column
 */
record FileAddress(Environment environment, TableDefinition table, StoredRow row, ColumnDefinition column) {

    /** Whether the first segment behind a row is a file or an image; a note's own bytes are neither. */
    static boolean isIn(WebApiRequest request, Environment environment) {
        List<String> rest = request.path().rest();
        return request.path().key() != null
                && !rest.isEmpty()
                && environment.hasEntitySet(request.path().root())
                && environment
                        .table(request.path().root())
                        .column(rest.get(0))
                        .filter(FileAddress::isFile)
                        .isPresent();
    }

    static boolean isFile(ColumnDefinition column) {
        return column.type().isFileOrImage() && !column.name().equals("documentbody_binary");
    }

    static FileAddress of(WebApiRequest request, Environment environment) {
        TableDefinition table = environment.table(request.path().root());
        StoredRow row = RowAddress.of(table, request.key()).get(environment.store());
        return of(environment, table, row, request.path().rest().get(0));
    }

    /** The column that the body of a message names by {@code Target} and {@code FileAttributeName}. */
    static FileAddress ofTarget(Environment environment, ObjectNode body) {
        String type = body.path("Target").path("@odata.type").asText();
        String name = type.replaceFirst("^#?Microsoft\\.Dynamics\\.CRM\\.", "");
        TableDefinition table = environment
                .catalog()
                .table(name)
                .orElseThrow(() ->
                        ApiException.badPayload("Target has no '@odata.type' of a table that exists: '" + type + "'."));
        String id = body.path("Target").path(table.primaryId()).asText();
        Object parsed;
        try {
            parsed = ColumnType.UNIQUEIDENTIFIER.fromText(id);
        } catch (IllegalArgumentException e) {
            throw (ApiException)
                    ApiException.badPayload("Target needs the row id '" + table.primaryId() + "', not '" + id + "'.")
                            .initCause(e);
        }
        return at(
                environment,
                new Place(name, (UUID) parsed, body.path("FileAttributeName").asText()));
    }

    /** The place that an upload names; its row may have been deleted meanwhile. */
    static FileAddress at(Environment environment, Place place) {
        TableDefinition table =
                environment.catalog().table(place.table()).orElseThrow(() -> ApiException.noSegment(place.table()));
        StoredRow row = environment
                .store()
                .row(table, place.row())
                .orElseThrow(() -> ApiException.noRow(table.logicalName(), place.row()));
        return of(environment, table, row, place.column());
    }

    private static FileAddress of(Environment environment, TableDefinition table, StoredRow row, String column) {
        return table.column(column)
                .filter(FileAddress::isFile)
                .map(found -> new FileAddress(environment, table, row, found))
                .orElseThrow(() -> ApiException.badPayload("The table '" + table.logicalName()
                        + "' has no file or image column '" + column + "'; it has "
                        + table.columns().values().stream()
                                .filter(FileAddress::isFile)
                                .map(ColumnDefinition::name)
                                .toList()
                        + "."));
    }

    Place place() {
        return new Place(table.logicalName(), row.id(), column.name());
    }

    /** Refuses a name or a size that the column does not take. */
    void check(String fileName, long size) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (fileName.contains(".") && environment.blockedExtensions().contains(extension)) {
            throw new ApiException(
                    400,
                    "0x80043E09",
                    "The attachment is either not a valid type or is too large. It cannot be uploaded or downloaded.");
        }
        if (size <= column.maxSizeInKb() * 1024L) {
            return;
        }
        if (column.type() == ColumnType.IMAGE) {
            throw badImage("File size is too big. MaxSize: " + column.maxSizeInKb() / 1024 + " MB, Uploaded filesize: "
                    + size / (1024 * 1024) + " MB.");
        }
        throw new ApiException(400, "0x80044a02", "Attachment file size is too big.");
    }

    /** Keeps a whole file as the value of the column, in place of the one before. */
    StoredFile set(String fileName, String mimeType, List<byte[]> parts) {
        check(fileName, parts.stream().mapToLong(part -> part.length).sum());
        StoredFile file = environment.files().add(fileName, mimeType, parts);
        if (column.type() == ColumnType.FILE) {
            remove();
            update(Map.of(column.name(), file.id(), column.name() + "_name", fileName));
            return file;
        }
        byte[] small = Thumbnail.of(environment.files().read(file, 0, (int) file.size()))
                .orElseThrow(() -> {
                    environment.files().remove(file.id());
                    return badImage("Update image properties failed for objectid: " + row.id() + ", logicalName: "
                            + table.logicalName() + ", attribute: " + column.name());
                });
        environment.files().removeFullImage(fullImage(row));
        StoredRow changed = update(Map.of(column.name(), Base64.getEncoder().encodeToString(small)));
        environment.files().fullImage(fullImage(changed), file);
        return file;
    }

    /** The file of the column, or the full image; empty where there is none. */
    Optional<StoredFile> file() {
        Object value = row.value(column.name());
        if (value instanceof UUID id) {
            return environment.files().file(id);
        }
        return value == null ? Optional.empty() : environment.files().fullImage(fullImage(row));
    }

    /** The documented refusal to read a file that is not there. */
    ApiException noFile() {
        return new ApiException(
                404,
                "0x80040217",
                "No file attachment found for attribute: " + column.name() + " EntityId: " + row.id() + ".");
    }

    void clear() {
        remove();
        environment.store().update(table, row, new RowChange(Map.of(), Set.of(column.name(), column.name() + "_name")));
    }

    private void remove() {
        if (row.value(column.name()) instanceof UUID old) {
            environment.files().remove(old);
        }
        environment.files().removeFullImage(fullImage(row));
    }

    private StoredRow update(Map<String, Object> values) {
        return environment.store().update(table, row, new RowChange(values, Set.of()));
    }

    /** The id of the image is part of it, so that an image set in a row has no full image of the one before. */
    private String fullImage(StoredRow at) {
        return table.logicalName() + "/" + at.id() + "/" + column.name() + "/" + at.value(column.name() + "id");
    }

    private static ApiException badImage(String reason) {
        return new ApiException(400, "0x80072553", "Error occured when processing image. Reason: " + reason);
    }
}
