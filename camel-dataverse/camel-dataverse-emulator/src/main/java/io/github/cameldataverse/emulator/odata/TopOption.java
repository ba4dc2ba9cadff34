// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import org.jspecify.annotations.Nullable;

/** The query option {@code $top}. */
public final class TopOption {

    private TopOption() {}

    /** The number of rows, at most those of a page; null where the option was not sent. */
    public static @Nullable Integer parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            throw ApiException.badRequest("Invalid value '" + text
                    + "' for $top query option found. The $top query option requires a non-negative integer value.");
        }
        return Math.min(Integer.parseInt(text), Preferences.maxPageSize());
    }
}
