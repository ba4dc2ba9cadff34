// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

/** What a filter can name: the columns of a table, or the properties of definitions. */
@FunctionalInterface
public interface FilterSchema {

    /**
     * The CSDL type of a property, for example {@code Edm.String}.
     *
     * <p>Throws what the schema likes if there is no such property.
     */
    String typeOf(String property);
}
