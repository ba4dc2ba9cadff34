// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One definition as the metadata API shows it: of a table, a column, a key, a relationship or a list of choices.
 *
 * @param type name of its type, for example {@code PicklistAttributeMetadata}
 * @param properties every property that the emulator knows of it
 * @param parts what can be expanded, by name
 */
public record DefinitionNode(String type, ObjectNode properties, Map<String, Part> parts) {

    /**
     * Further definitions that belong to this one.
     *
     * @param collection whether there can be any number; else there is one or none
     * @param nodes gives them
     */
    public record Part(boolean collection, Supplier<List<DefinitionNode>> nodes) {}

    static DefinitionNode plain(String type, ObjectNode properties) {
        return new DefinitionNode(type, properties, Map.of());
    }

    /** The id of the definition. */
    public String metadataId() {
        return properties.path("MetadataId").asText();
    }
}
