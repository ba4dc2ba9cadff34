// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.util.List;

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

        /** The rows of a collection that the row has. */
        default List<Values> members(String collection) {
            throw new IllegalStateException("There is no collection '" + collection + "'");
        }
    }

    /** Whether a row fits. */
    boolean matches(Values values);

    /**
     * Parses a {@code $filter}.
     *
     * @throws FilterException if it is malformed, naming the position, or cannot be evaluated here
     */
    static Filter parse(String text, FilterSchema schema, FilterContext context) {
        return new FilterParser(new TokenStream(text), schema, context).parse();
    }
}
