// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.Optional;

import io.github.cameldataverse.emulator.metadata.LookupValue;

/** Finds the row that a lookup refers to. */
@FunctionalInterface
interface LookupRows {

    /** The row, if there is one. */
    Optional<StoredRow> find(LookupValue lookup);
}
