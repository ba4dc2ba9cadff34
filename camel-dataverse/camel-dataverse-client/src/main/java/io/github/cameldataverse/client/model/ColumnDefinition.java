// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

/**
 * A column of a table.
 *
 * @param logicalName name in rows and queries, such as {@code creditlimit}
 * @param type attribute type name of the service, such as {@code StringType} or {@code LookupType}
 */
public record ColumnDefinition(String logicalName, String type) {
    /** Its name in answers and queries: {@code _name_value} for a lookup. */
    public String wireName() {
        return isLookup() ? "_" + logicalName + "_value" : logicalName;
    }

    /** Whether rows hold it as {@code _name_value}, and writes go through a navigation property. */
    public boolean isLookup() {
        return type.equals("LookupType") || type.equals("CustomerType") || type.equals("OwnerType");
    }
}
