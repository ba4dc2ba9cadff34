// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition.Names;
import io.github.cameldataverse.emulator.metadata.Traits;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;
import org.w3c.dom.Element;

/**
 * Makes one table of an entity type and those it inherits from. A CSDL document does not tell the primary name, schema
 * names, lengths and choices: the primary name is guessed from the usual names, the rest stays unknown.
 */
final class CsdlTable {

    private final List<CsdlType> lineage;
    private final CsdlType type;
    private final Element set;
    private final List<String> problems;

    CsdlTable(List<CsdlType> lineage, Element set, List<String> problems) {
        this.lineage = lineage;
        this.type = lineage.get(0);
        this.set = set;
        this.problems = problems;
    }

    Optional<TableDefinition> read() {
        List<String> key = lineage.stream()
                .map(CsdlType::key)
                .filter(declared -> !declared.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (key.size() != 1) {
            problems.add("table '" + type.name() + "': a key of " + key.size() + " properties");
            return Optional.empty();
        }
        Map<String, Element> properties = new LinkedHashMap<>();
        lineage.forEach(declared -> declared.properties().forEach(properties::putIfAbsent));
        CsdlColumns reader = new CsdlColumns(type, properties, problems);
        Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
        properties.values().forEach(property -> reader.read(property)
                .ifPresent(column -> columns.put(column.name(), column)));
        // what inherits its key from principal keeps its row id in a column of its own
        String own = type.name() + "id";
        String primaryId = columns.containsKey(own) ? own : key.get(0);
        Names names = new Names(
                type.name(), type.name(), set.getAttribute("Name"), type.name(), primaryId, primaryName(columns));
        return Optional.of(new TableDefinition(
                names,
                traits(columns, primaryId.equals(key.get(0)) ? "" : key.get(0)),
                UUID.nameUUIDFromBytes(type.name().getBytes(StandardCharsets.UTF_8)),
                Collections.unmodifiableMap(columns),
                keys(columns)));
    }

    private String primaryName(Map<String, ColumnDefinition> columns) {
        String prefix =
                type.name().contains("_") ? type.name().substring(0, type.name().indexOf('_') + 1) : "";
        return List.of(prefix + "name", "fullname", "name", "subject", "title").stream()
                .filter(name -> Optional.ofNullable(columns.get(name))
                        .filter(column -> column.type() == ColumnType.STRING)
                        .isPresent())
                .findFirst()
                .orElse("");
    }

    private Traits traits(Map<String, ColumnDefinition> columns, String keyProperty) {
        Set<Feature> features = EnumSet.of(Feature.OPTIMISTIC_CONCURRENCY);
        if (trackable()) {
            features.add(Feature.CHANGE_TRACKING);
        }
        boolean activity = lineage.stream().anyMatch(declared -> declared.name().equals("activitypointer"));
        if (activity) {
            features.add(Feature.ACTIVITY);
        }
        if (type.name().contains("_")) {
            features.add(Feature.CUSTOM);
        }
        ColumnDefinition owner = columns.get("ownerid");
        String ownership = owner != null && owner.type() == ColumnType.OWNER
                ? "UserOwned"
                : columns.containsKey("organizationid") ? "OrganizationOwned" : "None";
        String base = activity && !type.name().equals("activitypointer") ? "activitypointer" : "";
        return new Traits(0, ownership, base, keyProperty, Collections.unmodifiableSet(features));
    }

    /** Only a document with annotations tells; without them every table can be tracked. */
    private boolean trackable() {
        List<Element> annotations = new ArrayList<>(type.annotations());
        annotations.addAll(CsdlType.children(set, "Annotation"));
        return annotations.stream()
                .filter(annotation -> annotation.getAttribute("Term").endsWith(".ChangeTracking"))
                .flatMap(annotation -> CsdlType.descendants(annotation, "PropertyValue").stream())
                .noneMatch(value -> value.getAttribute("Property").equals("Supported")
                        && value.getAttribute("Bool").equals("false"));
    }

    private List<KeyDefinition> keys(Map<String, ColumnDefinition> columns) {
        List<KeyDefinition> keys = new ArrayList<>();
        for (Element annotation : type.annotations()) {
            if (annotation.getAttribute("Term").endsWith(".AlternateKeys")) {
                CsdlType.descendants(annotation, "Record").stream()
                        .filter(found -> found.getAttribute("Type").endsWith(".AlternateKey"))
                        .map(found -> key(found, columns))
                        .filter(Objects::nonNull)
                        .forEach(keys::add);
            }
        }
        return List.copyOf(keys);
    }

    private KeyDefinition key(Element found, Map<String, ColumnDefinition> columns) {
        List<String> names = CsdlType.descendants(found, "PropertyValue").stream()
                .filter(value -> value.getAttribute("Property").equals("Name"))
                .map(value -> logicalName(value.getAttribute("PropertyPath")))
                .toList();
        for (String name : names) {
            if (!columns.containsKey(name)) {
                problems.add("table '" + type.name() + "', column '" + name + "': an alternate key of a column that is"
                        + " not there");
            }
        }
        String name = String.join("_", names) + "_key";
        return new KeyDefinition(name, name, names);
    }

    private static String logicalName(String wireName) {
        return wireName.startsWith("_") && wireName.endsWith("_value")
                ? wireName.substring(1, wireName.length() - "_value".length())
                : wireName;
    }
}
