// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.List;
import java.util.Set;

/**
 * A column of a table.
 *
 * @param logicalName name in rows and queries, such as {@code creditlimit}
 * @param type attribute type name of the service, such as {@code StringType} or {@code LookupType}
 * @param creatable whether a create may set it
 * @param updatable whether an update may set it
 * @param targets the tables that a lookup can point to; empty for other columns
 */
public record ColumnDefinition(
        String logicalName, String type, boolean creatable, boolean updatable, List<LookupTarget> targets) {
    private static final Set<String> LOOKUPS = Set.of("LookupType", "CustomerType", "OwnerType");

    /** A column; the targets are copied. */
    public ColumnDefinition {
        targets = List.copyOf(targets);
    }

    /** A column that can be written and is no lookup, or one whose targets are not known. */
    public ColumnDefinition(String logicalName, String type) {
        this(logicalName, type, true, true, List.of());
    }

    /** Its name in answers and queries: {@code _name_value} for a lookup. */
    public String wireName() {
        return isLookup() ? "_" + logicalName + "_value" : logicalName;
    }

    /** Whether answers hold it as {@code _name_value}, and writes go through a navigation property. */
    public boolean isLookup() {
        return LOOKUPS.contains(type);
    }
}
