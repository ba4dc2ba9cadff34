// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.changes;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The place of a consumer in a change feed: where to read on, and the query it was begun with, for a link answers for that
 * query only.
 *
 * @param table logical name of the table
 * @param select columns the feed was begun with, sorted; empty means all
 * @param phase whether the rows behind the link are changes, or rows that were there before the feed began
 * @param link absolute URL to read on from: a delta link or the link of a next page, to be used byte for byte
 */
public record Cursor(String table, List<String> select, Phase phase, String link) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** What the rows behind a cursor's link are. */
    public enum Phase {
        /** Rows that were there before the feed began; they are read past, to reach the first delta link. */
        BASELINE,
        /** Rows to deliver. */
        CHANGES
    }

    /** A cursor; no part may be null. */
    public Cursor {
        Objects.requireNonNull(table, "table");
        select = select.stream().sorted().toList();
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(link, "link");
    }

    /** The text that {@link #parse} reads: one line of JSON. */
    public String toText() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads a stored cursor.
     *
     * @throws IllegalArgumentException where the text is no cursor, or a torn one
     */
    public static Cursor parse(String text) {
        try {
            Cursor cursor = MAPPER.readValue(text, Cursor.class);
            return Objects.requireNonNull(cursor, "it is empty");
        } catch (JsonProcessingException | NullPointerException corrupt) {
            throw new IllegalArgumentException(
                    "The stored cursor is damaged: " + corrupt.getMessage()
                            + ". Restore it, or remove it to begin the feed anew.",
                    corrupt);
        }
    }
}
