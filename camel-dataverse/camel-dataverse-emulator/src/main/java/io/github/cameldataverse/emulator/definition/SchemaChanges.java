// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cameldataverse.emulator.metadata.TableCatalog;

/**
 * What has changed between two states of the definitions; what is new counts as changed. Source: page "Cache schema
 * data".
 */
public final class SchemaChanges {

    private static final String TABLE = "EntityMetadata";

    private final Map<String, DefinitionNode> before;
    private final Map<String, DefinitionNode> now;

    /** What can be deleted: the members of {@code DeletedMetadataFilters} that fit definitions. */
    public enum Kind {
        /** Tables. */
        DEFAULT("Default", TABLE),
        /** Columns. */
        ATTRIBUTE("Attribute", "AttributeMetadata"),
        /** Relationships. */
        RELATIONSHIP("Relationship", "RelationshipMetadata"),
        /** Lists of choices, those of columns and global ones. */
        OPTION_SET("OptionSet", "OptionSetMetadata");

        private final String wireName;
        private final String type;

        Kind(String wireName, String type) {
            this.wireName = wireName;
            this.type = type;
        }

        /** The name of the member, for example {@code OptionSet}. */
        public String wireName() {
            return wireName;
        }
    }

    /** The changes from one state to another. */
    public SchemaChanges(TableCatalog before, TableCatalog now) {
        this.before = nodes(before);
        this.now = nodes(now);
    }

    /** Whether a definition is new or another one than before; of a table its own properties count, not its parts. */
    boolean changed(DefinitionNode node) {
        DefinitionNode old = before.get(node.metadataId());
        return old == null || !content(node).equals(content(old));
    }

    /** The ids of the definitions of a kind that are gone. */
    public Set<String> deleted(Kind kind) {
        return before.values().stream()
                .filter(node -> node.type().endsWith(kind.type))
                .map(DefinitionNode::metadataId)
                .filter(id -> !now.containsKey(id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, DefinitionNode> nodes(TableCatalog catalog) {
        Map<String, DefinitionNode> nodes = new LinkedHashMap<>();
        new TableNodes(catalog).all().forEach(table -> collect(table, nodes));
        new GlobalChoices(catalog).all().forEach(choice -> collect(choice, nodes));
        return nodes;
    }

    private static void collect(DefinitionNode node, Map<String, DefinitionNode> nodes) {
        nodes.put(node.metadataId(), node);
        node.parts().values().forEach(part -> part.nodes().get().forEach(inner -> collect(inner, nodes)));
    }

    /** The choices of a column belong to it. */
    private static Map<String, Object> content(DefinitionNode node) {
        Map<String, Object> content = new HashMap<>(Map.of("", node.properties()));
        if (!node.type().equals(TABLE)) {
            node.parts()
                    .forEach((name, part) -> content.put(
                            name,
                            part.nodes().get().stream()
                                    .map(DefinitionNode::properties)
                                    .toList()));
        }
        return content;
    }
}
