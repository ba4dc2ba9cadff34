// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.List;
import java.util.Map;

/**
 * All that there is to know about a table.
 *
 * @param definition names, columns with their types, alternate keys
 * @param choices column logical name to the choices of a choice or yes/no column, with labels in the connection's language
 * @param relationships seen from the table
 */
public record TableDescription(
        TableDefinition definition, Map<String, List<Choice>> choices, List<RelationshipDefinition> relationships) {
    /** A description; collections are copied. */
    public TableDescription {
        choices = Map.copyOf(choices);
        relationships = List.copyOf(relationships);
    }
}
