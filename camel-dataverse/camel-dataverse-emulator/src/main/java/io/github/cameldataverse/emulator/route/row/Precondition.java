// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.query.RowJson;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * {@code If-Match} and {@code If-None-Match} of a request.
 *
 * @param ifMatch the header, or null
 * @param ifNoneMatch the header, or null; the word {@code null} that clients send to defeat caches is no condition
 */
record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

    private static final Pattern ETAG = Pattern.compile("\\*|(?:W/)?\"[^\"]*\"");

    static Precondition of(HttpMessage http) {
        String none = http.header("If-None-Match");
        return new Precondition(
                wellFormed("If-Match", http.header("If-Match")),
                wellFormed("If-None-Match", none == null || none.equals("null") ? null : none));
    }

    private static @Nullable String wellFormed(String header, @Nullable String value) {
        if (value != null && !ETAG.matcher(value.strip()).matches()) {
            throw ApiException.badRequest("The value '" + value + "' of the header '" + header + "' is not an ETag.");
        }
        return value == null ? null : value.strip();
    }

    boolean mustExist() {
        return ifMatch != null;
    }

    /** Refuses a write to a row that exists, unless the conditions allow it. */
    void check(StoredRow row) {
        if ("*".equals(ifNoneMatch)) {
            throw new ApiException(412, "0x80040237", "A record with matching key values already exists.");
        }
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(RowJson.etag(row))) {
            throw new ApiException(
                    412,
                    "0x80060882",
                    "The version of the existing record doesn't match the RowVersion property provided.");
        }
    }

    /** Whether the caller of a read has this version already. */
    boolean unchanged(StoredRow row) {
        return RowJson.etag(row).equals(ifNoneMatch);
    }
}
