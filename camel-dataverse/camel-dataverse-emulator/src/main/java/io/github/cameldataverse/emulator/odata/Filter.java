// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import org.jspecify.annotations.Nullable;

/** A condition on rows. Source: page "Filter rows using OData". */
@FunctionalInterface
public interface Filter {

    /** The values of a row by the names that filters use. */
    @FunctionalInterface
    interface Values {

        /** The value of a property, or null where the row has none. */
        @Nullable
        Object of(String property);
    }

    /** Whether a row fits. */
    boolean matches(Values values);

    /**
     * Parses a {@code $filter}.
     *
     * @throws ApiException 400 naming the position where it is malformed, 501 for what the emulator cannot evaluate
     */
    static Filter parse(String text, FilterSchema schema) {
        return new FilterParser(text, schema).parse();
    }
}
