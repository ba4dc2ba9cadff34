// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.Optional;
import java.util.UUID;

import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** Finds what the formatted value of a column takes from other rows. */
public interface LookupNames {

    /** The primary name of the row that a lookup refers to, or null when the row has none. */
    @Nullable
    String nameOf(LookupValue lookup);

    /** The row of a currency; empty when there is none. */
    Optional<StoredRow> currency(UUID id);

    /** Row id of the base currency of the environment. */
    UUID baseCurrencyId();
}
