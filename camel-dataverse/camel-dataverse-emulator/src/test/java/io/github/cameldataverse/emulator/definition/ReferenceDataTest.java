// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldataverse.emulator.metadata.Choice;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Compares the definitions that the emulator ships with a real CSDL document and with the common data model. */
class ReferenceDataTest {

    private static final String PROPERTY = "dataverse.reference.data";

    // large, so it is read once
    private static TableCatalog reference;

    private final TableCatalog shipped = TableCatalog.load(Map.of());
    private Path folder;

    @BeforeEach
    void findTheFolder() {
        String value = System.getProperty(PROPERTY, "");
        assumeTrue(
                !value.isEmpty(),
                "Skipped: the reference data is not part of the product; name its folder with -D" + PROPERTY + "=DIR");
        folder = Path.of(value);
    }

    @Test
    void theReferenceDocumentIsReadWhole() {
        TableCatalog tables = reference();

        assertThat(tables.tables()).hasSizeGreaterThan(250);
        assertThat(tables.table("task").orElseThrow().columns())
                .containsKeys("subject", "category", "regardingobjectid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account",
                "contact",
                "systemuser",
                "team",
                "businessunit",
                "transactioncurrency",
                "organization",
                "role",
                "systemuserroles",
                "task",
                "activitypointer",
                "annotation",
                "asyncoperation",
                "teammembership",
                "sdkmessage",
                "sdkmessagefilter"
            })
    void columnsTypesKeysAndLookupsAreThoseOfTheReferenceDocument(String name) {
        TableDefinition expected = reference().table(name).orElseThrow();
        TableDefinition actual = shipped.table(name).orElseThrow();

        assertThat(wire(actual)).isEqualTo(wire(expected));
        assertThat(actual.entitySetName()).isEqualTo(expected.entitySetName());
        assertThat(actual.primaryId()).isEqualTo(expected.primaryId());
        assertThat(actual.keyProperty()).isEqualTo(expected.keyProperty());
        assertThat(targets(actual)).isEqualTo(targets(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "contact", "opportunity"})
    void lengthsAndChoicesAreThoseOfTheCommonDataModel(String name) throws IOException {
        TableDefinition table = shipped.table(name).orElseThrow();
        int compared = 0;
        for (JsonNode member : members(name)) {
            String column = member.path("sourceName").asText();
            JsonNode length = member.path("maximumLength");
            if (length.isInt()) {
                assertThat(table.column(column).orElseThrow().limits().maxLength())
                        .as(column)
                        .isEqualTo(length.asInt());
                compared++;
            }
            Map<Integer, String> labels = labels(member.path("dataType"));
            if (!labels.isEmpty()) {
                assertThat(labels(table.column(column).orElseThrow()))
                        .as(column)
                        .isEqualTo(labels);
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(20);
    }

    @Test
    void lengthsAndChoicesWithoutAMemberOfTheCommonDataModelHaveAPageAsTheirSource() throws IOException {
        for (TableDefinition table : shipped.tables()) {
            boolean named = definition(table).path("source").isTextual()
                    || table.logicalName().startsWith("sample_");
            List<String> unfounded = table.columns().values().stream()
                    .filter(column -> column.limits().maxLength() != null
                            || !column.limits().choices().isEmpty())
                    .map(ColumnDefinition::name)
                    .collect(Collectors.toCollection(ArrayList::new));
            if (!named && Files.exists(folder.resolve("cdm-" + table.logicalName() + ".json"))) {
                for (JsonNode member : members(table.logicalName())) {
                    unfounded.remove(member.path("sourceName").asText());
                }
            }
            assertThat(named ? List.of() : unfounded).as(table.logicalName()).isEmpty();
        }
    }

    private static JsonNode definition(TableDefinition table) throws IOException {
        String file = table.logicalName() + ".json";
        try (InputStream in = TableDefinition.class.getResourceAsStream(file)) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Test
    void columnsAndTypesOfOpportunityAreThoseOfTheCommonDataModel() throws IOException {
        Map<String, List<ColumnType>> types = Map.ofEntries(
                Map.entry("string", List.of(ColumnType.STRING, ColumnType.MEMO)),
                Map.entry("name", List.of(ColumnType.STRING)),
                Map.entry("email", List.of(ColumnType.STRING)),
                Map.entry("guid", List.of(ColumnType.UNIQUEIDENTIFIER)),
                Map.entry("entityId", List.of(ColumnType.UNIQUEIDENTIFIER, ColumnType.LOOKUP)),
                Map.entry("dateTime", List.of(ColumnType.DATE_TIME, ColumnType.DATE_ONLY)),
                Map.entry("currency", List.of(ColumnType.MONEY)),
                Map.entry("baseCurrency", List.of(ColumnType.MONEY)),
                Map.entry("boolean", List.of(ColumnType.BOOLEAN)),
                Map.entry("integer", List.of(ColumnType.INTEGER)),
                Map.entry("decimal", List.of(ColumnType.DECIMAL)),
                Map.entry("listLookup", List.of(ColumnType.PICKLIST, ColumnType.STATE)),
                Map.entry("listLookupCorrelated", List.of(ColumnType.STATUS)));
        TableDefinition table = shipped.table("opportunity").orElseThrow();
        for (JsonNode member : members("opportunity")) {
            JsonNode dataType = member.path("dataType");
            String type = dataType.isTextual()
                    ? dataType.asText()
                    : dataType.path("dataTypeReference").asText();
            if (!type.isEmpty()) {
                String column = member.path("sourceName").asText();
                assertThat(types.get(type))
                        .as(column)
                        .contains(table.column(column).orElseThrow().type());
            }
        }
    }

    private TableCatalog reference() {
        if (reference == null) {
            reference = TableCatalog.of(DefinitionFile.read(folder.resolve("metadata-v9.1.xml")));
        }
        return reference;
    }

    private static Map<String, String> wire(TableDefinition table) {
        Map<String, String> wire = new TreeMap<>();
        table.columns()
                .values()
                .forEach(column -> wire.put(column.wireName(), column.type().edmType()));
        return wire;
    }

    private static Map<String, List<String>> targets(TableDefinition table) {
        Map<String, List<String>> targets = new TreeMap<>();
        for (ColumnDefinition column : table.columns().values()) {
            for (LookupTarget target : column.targets()) {
                targets.merge(
                        column.name(),
                        List.of(target.table() + " by " + target.navigation()),
                        (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream())
                                .sorted()
                                .toList());
            }
        }
        return targets;
    }

    private List<JsonNode> members(String name) throws IOException {
        JsonNode root = new ObjectMapper()
                .readTree(folder.resolve("cdm-" + name + ".json").toFile());
        return StreamSupport.stream(root.findValues("members").spliterator(), false)
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .filter(member -> member.has("sourceName"))
                .toList();
    }

    private static Map<Integer, String> labels(ColumnDefinition column) {
        return column.limits().choices().stream()
                .collect(Collectors.toMap(Choice::value, Choice::label, (a, b) -> a, TreeMap::new));
    }

    /** Lists hold [language, label, value, order]. */
    private static Map<Integer, String> labels(JsonNode dataType) {
        Map<Integer, String> labels = new LinkedHashMap<>();
        for (JsonNode trait : dataType.path("appliedTraits")) {
            for (JsonNode entry :
                    trait.path("arguments").path(0).path("entityReference").path("constantValues")) {
                if (entry.path(0).asText().equals("en")) {
                    labels.put(entry.path(2).asInt(), entry.path(1).asText());
                }
            }
        }
        return new TreeMap<>(labels);
    }
}
