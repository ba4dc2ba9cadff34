// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

/** What a filter can name: the columns of a table and of related rows, or the properties of definitions. */
@FunctionalInterface
public interface FilterSchema {

    /**
     * The CSDL type of a property, for example {@code Edm.String}. A path such as {@code primarycontactid/fullname}
     * names a property of a related row.
     *
     * <p>Throws what the schema likes if there is no such property.
     */
    String typeOf(String property);

    /** The property of a column that a query function names, for example {@code _ownerid_value} of {@code ownerid}. */
    default String propertyOf(String column) {
        return column;
    }

    /**
     * What the rows of a collection have, for {@code any} and {@code all}.
     *
     * <p>Throws what the schema likes if there is no such collection.
     */
    default FilterSchema members(String collection) {
        throw FilterException.notEmulated("conditions on the collection '" + collection + "' in $filter");
    }

    /** How many conditions a filter may have. */
    default int mostConditions() {
        return Integer.MAX_VALUE;
    }
}
