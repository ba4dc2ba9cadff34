// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

/** What is done when one of many rows fails; the constants are written as users write them. */
public enum OnRowError {
    /** Nothing more is sent, and a {@code RowsFailedException} tells every outcome known so far. */
    fail,
    /** The good rows are written; a {@code RowsFailedException} at the end tells of the bad ones. */
    isolate,
    /** The good rows are written, and all outcomes are the result. */
    report
}
