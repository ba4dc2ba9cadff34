// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * The number of rows as answers tell it. Source: page "Count number of rows".
 *
 * @param rows how many there are; any number above 5000 for more than that
 */
public record RowCount(int rows) {

    /** The largest number that is told. */
    public static final int MOST = 5000;

    /** Counts rows, no further than it takes to know what is told. */
    public static RowCount of(Stream<StoredRow> rows) {
        return new RowCount((int) rows.limit(MOST + 1L).count());
    }

    /** The number that is told: never more than 5000. */
    public int told() {
        return Math.min(rows, MOST);
    }

    /** Whether there are more rows than are told. */
    public boolean exceeded() {
        return rows > MOST;
    }

    /** The body of {@code /$count}: the service begins it with a byte order mark. */
    public byte[] text() {
        return ("\uFEFF" + told()).getBytes(StandardCharsets.UTF_8);
    }
}
