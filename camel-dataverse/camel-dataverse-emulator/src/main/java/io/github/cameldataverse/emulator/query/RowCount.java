// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.nio.charset.StandardCharsets;

/**
 * The number of rows as answers tell it. Source: page "Count number of rows".
 *
 * @param rows how many there are
 */
public record RowCount(int rows) {

    private static final int MOST = 5000;

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
