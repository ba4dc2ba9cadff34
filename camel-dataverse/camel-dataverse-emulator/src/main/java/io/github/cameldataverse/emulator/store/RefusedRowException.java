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

    private RefusedRowException(String code, String message) {
        this(400, code, message);
    }

    private RefusedRowException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static RefusedRowException requiredColumn(TableDefinition table, String column) {
        return new RefusedRowException(
                "0x80040200",
                "Required field missing. The column '" + column + "' of the table '" + table.logicalName()
                        + "' needs a value.");
    }

    static RefusedRowException statusOfAnotherState() {
        return new RefusedRowException(
                "0x80048408",
                "State code is invalid or state code is valid but status code is invalid for a specified state code.");
    }

    static RefusedRowException stillReferred(String table, String referring) {
        return new RefusedRowException(
                405,
                "0x80040227",
                "The object you tried to delete is associated with another object and cannot be deleted. A row of '"
                        + referring + "' refers to this row of '" + table + "'.");
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Error code of the service, for example {@code 0x80040200}. */
    public String code() {
        return code;
    }
}
