// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.definition.DefinitionNode.Part;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.ExpandItem;
import io.github.cameldataverse.emulator.odata.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * The query options on definitions: {@code $select}, {@code $filter} and {@code $expand} with the same options inside.
 * Source: page "Query table definitions using the Web API".
 */
public final class DefinitionQuery {

    private static final Set<String> OPTIONS = Set.of("$select", "$filter", "$expand");

    private final @Nullable String select;
    private final @Nullable DefinitionFilter filter;
    private final List<ExpandItem> expand;
    private final boolean cast;

    /**
     * A query with these options.
     *
     * @param options by name; only {@code $select}, {@code $filter} and {@code $expand}
     * @param cast whether the path names a derived type, so that its own properties can be selected
     */
    public DefinitionQuery(Map<String, String> options, boolean cast) {
        if (!OPTIONS.containsAll(options.keySet())) {
            throw ApiException.notEmulated("the query options " + options.keySet() + " on definitions");
        }
        String text = options.get("$filter");
        this.select = options.get("$select");
        this.filter = text == null ? null : new DefinitionFilter(text);
        this.expand = ExpandItem.parse(options.get("$expand"));
        this.cast = cast;
    }

    /** The list for {@code @odata.context}, with parentheses; empty without {@code $select}. */
    public String context() {
        if (select == null) {
            return "";
        }
        Stream<String> expanded = cast ? expand.stream().map(ExpandItem::name) : Stream.of();
        return Stream.concat(Arrays.stream(select.split(",", -1)).map(String::strip), expanded)
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** Adds the definitions that fit the filter to an array. */
    public void writeAll(List<DefinitionNode> nodes, ArrayNode target) {
        nodes.stream()
                .filter(node -> filter == null || filter.matches(node.properties()))
                .forEach(node -> write(node, target.addObject()));
    }

    /** Adds a definition to an object that may hold the context already. */
    public ObjectNode write(DefinitionNode node, ObjectNode target) {
        // a list of columns holds several types, so each says which it is
        if (!cast && node.type().endsWith("AttributeMetadata")) {
            target.put("@odata.type", "#Microsoft.Dynamics.CRM." + node.type());
        }
        if (select == null) {
            target.setAll(node.properties());
        } else {
            Arrays.stream(select.split(",", -1)).map(String::strip).forEach(name -> property(node, name, target));
            target.put("MetadataId", node.metadataId());
        }
        expand.forEach(item -> expand(node, item, target));
        return target;
    }

    private void property(DefinitionNode node, String name, ObjectNode target) {
        refuseDerived(node, name);
        JsonNode value = node.properties().get(name);
        if (value == null) {
            throw ApiException.notEmulated("the property '" + name + "' of definitions");
        }
        target.set(name, value);
    }

    private void refuseDerived(DefinitionNode node, String name) {
        if (!cast && node.type().endsWith("AttributeMetadata") && ColumnNodes.OF_DERIVED_TYPES.contains(name)) {
            throw ApiException.badRequest("Could not find a property named '" + name
                    + "' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'.");
        }
    }

    private void expand(DefinitionNode node, ExpandItem item, ObjectNode target) {
        Part part = node.parts().get(item.name());
        refuseDerived(node, item.name());
        if (part == null) {
            throw ApiException.notEmulated("$expand=" + item.name() + " of definitions");
        }
        DefinitionQuery inner = new DefinitionQuery(item.options(), false);
        if (part.collection()) {
            inner.writeAll(part.nodes().get(), target.putArray(item.name()));
            return;
        }
        DefinitionNode only =
                part.nodes().get().stream().filter(Objects::nonNull).findFirst().orElse(null);
        if (only == null) {
            target.putNull(item.name());
        } else {
            target.set(item.name(), inner.write(only, JsonText.object()));
        }
    }
}
