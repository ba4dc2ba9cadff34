// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.customization;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.definition.DefinitionBody;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Limits;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Range;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Usage;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.NewColumns;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition.Names;
import io.github.cameldataverse.emulator.metadata.Traits;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;
import io.github.cameldataverse.emulator.odata.ApiException;

/**
 * Creates, changes and removes tables and one-to-many relationships. Sources: pages "Create and update table
 * definitions using the Web API" and "Create and update table relationships using the Web API".
 *
 * @param columns what is done with columns
 */
public record TableCustomization(Customization columns) {

    private static final int FIRST_CUSTOM_CODE = 10_000;
    private static final List<String> DELETE_RULES = List.of("Cascade", "RemoveLink", "Restrict");

    /** Creates the table that a body describes. */
    public TableDefinition create(JsonNode body) {
        SchemaName name = SchemaName.of(body, "Entity");
        refuseOtherKinds(body);
        if (columns.catalog().table(name.logicalName()).isPresent()) {
            throw new ApiException(
                    400,
                    "0x8004700B",
                    "An entity with the specified name already exists. Please specify a unique name.");
        }
        String set = body.path("EntitySetName").asText(name.entitySetName());
        if (columns.catalog().byEntitySet(set).isPresent()) {
            throw new ApiException(
                    400,
                    "0x8006089B",
                    "An entity with the specified entity set name " + set + " already exists. Specify a unique name.");
        }
        TableDefinition table = empty(body, name, set);
        for (JsonNode attribute : body.path("Attributes")) {
            table = table.withColumns(Customization.withColumn(table, columns.column(table, attribute)));
        }
        columns.store().define(table);
        messages().add(table);
        return table;
    }

    private static void refuseOtherKinds(JsonNode body) {
        if (body.path("IsActivity").asBoolean()) {
            throw ApiException.notEmulated("creating tables of activities");
        }
        String kind = body.path("TableType").asText("Standard");
        if (!kind.equals("Standard")) {
            throw ApiException.notEmulated("creating tables of the type '" + kind + "'");
        }
        String ownership = body.path("OwnershipType").asText();
        if (!Set.of("UserOwned", "OrganizationOwned").contains(ownership)) {
            throw new ApiException(
                    400, "0x80040203", "OwnershipType is UserOwned or OrganizationOwned, not '" + ownership + "'.");
        }
    }

    private TableDefinition empty(JsonNode body, SchemaName name, String set) {
        List<String> primary = body.path("Attributes").findParents("IsPrimaryName").stream()
                .filter(attribute -> attribute.path("IsPrimaryName").asBoolean())
                .map(attribute -> SchemaName.of(attribute, "Attribute").logicalName())
                .toList();
        if (primary.size() != 1) {
            throw new ApiException(
                    400,
                    "0x80040203",
                    "A table needs one column in Attributes with IsPrimaryName, this one has " + primary.size() + ".");
        }
        Names names = new Names(
                name.logicalName(),
                name.text(),
                set,
                DefinitionBody.label(body.path("DisplayName"), name.text()),
                name.logicalName() + "id",
                primary.get(0));
        String ownership = body.path("OwnershipType").asText();
        Set<Feature> features = EnumSet.of(Feature.CUSTOM, Feature.OPTIMISTIC_CONCURRENCY);
        if (body.path("ChangeTrackingEnabled").asBoolean(true)) {
            features.add(Feature.CHANGE_TRACKING);
        }
        int code = FIRST_CUSTOM_CODE + columns.catalog().tables().size();
        return new TableDefinition(
                names,
                new Traits(code, ownership, "", "", features),
                DefinitionBody.id(name.logicalName()),
                NewColumns.ofTable(names, ownership.equals("UserOwned")),
                List.of());
    }

    /** Gives a table the display name and change tracking of a body; what else it has stays as it is. */
    public void change(TableDefinition table, JsonNode body) {
        Names old = table.names();
        Names names = new Names(
                old.logicalName(),
                old.schemaName(),
                old.entitySetName(),
                DefinitionBody.label(body.path("DisplayName"), old.displayName()),
                old.primaryId(),
                old.primaryName());
        Traits traits = table.traits();
        Set<Feature> features = EnumSet.copyOf(traits.features());
        if (body.path("ChangeTrackingEnabled").asBoolean()) {
            features.add(Feature.CHANGE_TRACKING);
        }
        columns.store()
                .define(new TableDefinition(
                        names,
                        new Traits(
                                traits.objectTypeCode(),
                                traits.ownership(),
                                traits.baseTable(),
                                traits.keyProperty(),
                                features),
                        table.metadataId(),
                        table.columns(),
                        table.keys()));
    }

    /** Removes a custom table that no lookup of another table refers to. */
    public void remove(TableDefinition table) {
        if (!table.traits().has(Feature.CUSTOM)) {
            throw new ApiException(
                    400,
                    "0x8004F01F",
                    "The Entity(" + table.logicalName() + ") component cannot be deleted: it is not custom.");
        }
        for (TableDefinition other : columns.catalog().tables()) {
            boolean refers = other.columns().values().stream()
                    .flatMap(column -> column.targets().stream())
                    .anyMatch(target -> target.table().equals(table.logicalName()));
            if (refers && !other.logicalName().equals(table.logicalName())) {
                throw Customization.inUse("Entity", table.logicalName(), other.logicalName());
            }
        }
        messages().remove(table);
        columns.store().drop(table);
    }

    private MessageRows messages() {
        return new MessageRows(columns.catalog(), columns.store());
    }

    /** A relationship: the lookup column of a table and the table that it refers to. */
    public record Relationship(TableDefinition table, ColumnDefinition column, LookupTarget target) {

        /** The id of its definition. */
        public UUID id() {
            return DefinitionBody.id(table.logicalName() + "." + column.name() + ">" + target.table());
        }
    }

    /** Creates the relationship that a body describes, with its lookup column. */
    public Relationship relate(JsonNode body) {
        String type = body.path("@odata.type").asText();
        if (!type.endsWith("OneToManyRelationshipMetadata")) {
            throw ApiException.notEmulated("creating relationships of the type '" + type + "'");
        }
        SchemaName name = SchemaName.of(body, "Relationship");
        if (find(name.text()).isPresent()) {
            throw new ApiException(
                    400,
                    "0x8004432B",
                    "A relationship with the specified name already exists. Please specify a unique name.");
        }
        TableDefinition many = table(body.path("ReferencingEntity").asText());
        TableDefinition one = table(body.path("ReferencedEntity").asText());
        SchemaName lookup = SchemaName.of(body.path("Lookup"), "Attribute");
        if (many.column(lookup.logicalName()).isPresent()) {
            throw new ApiException(400, "0x80047013", "An attribute with the specified name already exists");
        }
        String onDelete = onDelete(body);
        LookupTarget target = new LookupTarget(one.logicalName(), lookup.text(), name.text(), onDelete);
        ColumnDefinition column = new ColumnDefinition(
                lookup.logicalName(),
                lookup.text(),
                ColumnType.LOOKUP,
                new Limits(Range.ANY, new Usage(true, true, false), List.of(), null),
                List.of(target));
        Map<String, ColumnDefinition> all = new LinkedHashMap<>(many.columns());
        all.put(column.name(), column);
        columns.store().define(many.withColumns(all));
        return new Relationship(many, column, target);
    }

    private static String onDelete(JsonNode body) {
        String rule = body.path("CascadeConfiguration").path("Delete").asText("RemoveLink");
        if (!DELETE_RULES.contains(rule)) {
            throw new ApiException(
                    400,
                    "0x80040203",
                    "Delete of CascadeConfiguration is one of " + String.join(", ", DELETE_RULES) + ", not '" + rule
                            + "'.");
        }
        return rule;
    }

    /** The relationship with this schema name or id. */
    public Optional<Relationship> find(String nameOrId) {
        return columns.catalog().tables().stream()
                .flatMap(table -> table.columns().values().stream().flatMap(column -> column.targets().stream()
                        .map(target -> new Relationship(table, column, target))))
                .filter(relationship -> relationship.target().relationship().equalsIgnoreCase(nameOrId)
                        || relationship.id().toString().equalsIgnoreCase(nameOrId))
                .findFirst();
    }

    private TableDefinition table(String name) {
        return columns.catalog()
                .table(name)
                .orElseThrow(() -> new ApiException(
                        400,
                        "0x80041102",
                        "The entity with a name = '" + name
                                + "' with namemapping = 'Logical' was not found in the MetadataCache."));
    }
}
