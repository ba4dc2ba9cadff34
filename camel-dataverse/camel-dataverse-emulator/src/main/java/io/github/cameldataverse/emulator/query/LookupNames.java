// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import io.github.cameldataverse.emulator.metadata.LookupValue;
import org.jspecify.annotations.Nullable;

/** Finds the primary name of the row that a lookup refers to. */
@FunctionalInterface
public interface LookupNames {

    /** The name, or null when the row has none. */
    @Nullable
    String nameOf(LookupValue lookup);
}
