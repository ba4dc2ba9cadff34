// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import io.github.cameldataverse.emulator.metadata.TableDefinition;

/**
 * The service would not keep a row with these values. Nothing was changed. Source: page "Web service error codes".
 */
public final class RefusedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private RefusedRowException(String code, String message) {
        super(message);
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

    static RefusedRowException noBase64(String column) {
        return new RefusedRowException("0x80040203", "The value of '" + column + "' is not base64.");
    }

    /** Error code of the service, for example {@code 0x80040200}. */
    public String code() {
        return code;
    }
}
