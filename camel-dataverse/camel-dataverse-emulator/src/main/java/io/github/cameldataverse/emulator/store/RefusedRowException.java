// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import io.github.cameldataverse.emulator.metadata.TableDefinition;

/**
 * The service would not keep a row with these values. Nothing was changed. Source: page "Web service error codes".
 */
public final class RefusedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private RefusedRowException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static RefusedRowException requiredColumn(TableDefinition table, String column) {
        return new RefusedRowException(
                400,
                "0x80040200",
                "Required field missing. The column '" + column + "' of the table '" + table.logicalName()
                        + "' needs a value.");
    }

    static RefusedRowException statusOfAnotherState() {
        return new RefusedRowException(
                400,
                "0x80048408",
                "State code is invalid or state code is valid but status code is invalid for a specified state code.");
    }

    static RefusedRowException noBase64(String column) {
        return new RefusedRowException(400, "0x80040203", "The value of '" + column + "' is not base64.");
    }

    /** Rows of this table are not made or deleted one by one. */
    public static RefusedRowException unsupported(String message, TableDefinition table) {
        return new RefusedRowException(
                400,
                "0x80040800",
                "The '" + message + "' method does not support entities of type '" + table.logicalName() + "'.");
    }

    /** A row without which the environment would not be one. */
    static RefusedRowException kept(String code, String message) {
        return new RefusedRowException(400, code, message);
    }

    /** A row of this table cannot be deleted, for it owns others. */
    static RefusedRowException ownsRows(String table) {
        return table.equals("team")
                ? new RefusedRowException(
                        400,
                        "0x8004830E",
                        "Can't delete a team which owns records. Reassign the records and try again.")
                : associated("It owns rows: reassign them first.");
    }

    /** A row cannot be deleted, for a row of this table refers to it and the relationship restricts deletes. */
    static RefusedRowException referredTo(TableDefinition table, String column) {
        return associated(
                "The column '" + column + "' of a row of the table '" + table.logicalName() + "' refers to it.");
    }

    /** A row that something else still needs. */
    static RefusedRowException associated(String why) {
        return new RefusedRowException(
                405,
                "0x80040227",
                "The object you tried to delete is associated with another object and cannot be deleted. " + why);
    }

    /** HTTP status of the refusal. */
    public int status() {
        return status;
    }

    /** Error code of the service, for example {@code 0x80040200}. */
    public String code() {
        return code;
    }
}
