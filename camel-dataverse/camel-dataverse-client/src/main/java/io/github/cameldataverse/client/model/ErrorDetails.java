// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.io.Serializable;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What the service said about an error beside its message, and what it was about.
 *
 * @param status HTTP status, 0 where no answer was received
 * @param code hexadecimal code of the service such as {@code 0x80040217}, if it gave one
 * @param requestId the service's id of the request, the first thing the vendor's support asks for
 * @param table logical name or entity set the call was about, if any
 * @param rowId row id or alternate key the call was about, if any
 */
public record ErrorDetails(
        int status,
        @Nullable String code,
        @Nullable String requestId,
        @Nullable String table,
        @Nullable String rowId) implements Serializable {

    /** Details of an error that was found before anything was sent. */
    public static final ErrorDetails NONE = new ErrorDetails(0, null, null, null, null);

    /** Details of an error about a table that was found before anything was sent. */
    public static ErrorDetails ofTable(String table) {
        return new ErrorDetails(0, null, null, Objects.requireNonNull(table, "table"), null);
    }
}
