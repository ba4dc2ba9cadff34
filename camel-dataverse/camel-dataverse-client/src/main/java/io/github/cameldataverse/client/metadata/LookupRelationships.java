// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.model.LookupTarget;

/** Reads from relationships which tables each lookup can point to, and through which navigation properties. */
final class LookupRelationships {
    /** What users and teams have in common; the relationship of an owner names it instead of them. */
    private static final String OWNER = "owner";

    private static final List<String> OWNERS = List.of("systemuser", "team");

    private LookupRelationships() {}

    static Map<String, List<LookupTarget>> targets(JsonNode relationships) {
        Map<String, List<LookupTarget>> targets = new HashMap<>();
        for (JsonNode relationship : relationships) {
            String column = relationship.path("ReferencingAttribute").asText();
            String table = relationship.path("ReferencedEntity").asText();
            String property =
                    relationship.path("ReferencingEntityNavigationPropertyName").asText();
            List<LookupTarget> ofColumn = targets.computeIfAbsent(column, unseen -> new ArrayList<>());
            for (String name : table.equals(OWNER) ? OWNERS : List.of(table)) {
                LookupTarget target = new LookupTarget(name, property);
                if (!property.isEmpty() && !ofColumn.contains(target)) {
                    ofColumn.add(target);
                }
            }
        }
        return targets;
    }
}
