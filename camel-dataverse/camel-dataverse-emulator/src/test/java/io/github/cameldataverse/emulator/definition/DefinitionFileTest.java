// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.cameldataverse.emulator.metadata.Choice;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.GlobalChoice;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DefinitionFileTest {

    @TempDir
    Path folder;

    @Test
    void aCsdlDocumentGivesTablesColumnsTypesAndKeys() throws Exception {
        TableDefinition thing = read("small.xml").table("my_thing").orElseThrow();

        assertThat(thing.entitySetName()).isEqualTo("my_things");
        assertThat(thing.names().primaryName()).isEqualTo("my_name");
        assertThat(type(thing, "my_price")).isEqualTo(ColumnType.MONEY);
        assertThat(type(thing, "my_ratio")).isEqualTo(ColumnType.DECIMAL);
        assertThat(type(thing, "my_day")).isEqualTo(ColumnType.DATE_ONLY);
        assertThat(type(thing, "statecode")).isEqualTo(ColumnType.STATE);
        assertThat(type(thing, "ownerid")).isEqualTo(ColumnType.OWNER);
        assertThat(thing.column("createdon").orElseThrow().limits().create()).isFalse();
        assertThat(thing.keys()).extracting(KeyDefinition::columns).containsExactly(List.of("my_code", "my_parent"));
    }

    @Test
    void aDecimalWithScaleVariableIsRead() throws Exception {
        assertThat(Files.readString(resource("small.xml")))
                .contains("Name=\"my_ratio\" Type=\"Edm.Decimal\" Scale=\"Variable\"");

        ColumnDefinition ratio = read("small.xml")
                .table("my_thing")
                .orElseThrow()
                .column("my_ratio")
                .orElseThrow();

        assertThat(ratio.type()).isEqualTo(ColumnType.DECIMAL);
    }

    @Test
    void navigationPropertiesKeepTheirCaseAndOwnersAreUsersOrTeams() throws Exception {
        TableDefinition thing = read("small.xml").table("my_thing").orElseThrow();

        assertThat(thing.column("my_parent").orElseThrow().targets())
                .extracting(LookupTarget::navigation)
                .containsExactly("my_Parent");
        assertThat(thing.column("ownerid").orElseThrow().targets())
                .extracting(LookupTarget::table)
                .containsExactly("systemuser", "team");
    }

    @Test
    void aDerivedTypeHasTheColumnsOfItsBaseAndLookupsWithoutConstraints() throws Exception {
        TableDefinition visit = read("small.xml").table("my_visit").orElseThrow();

        assertThat(visit.columns()).containsKeys("activityid", "subject", "my_place");
        assertThat(visit.traits().has(Feature.ACTIVITY)).isTrue();
        assertThat(visit.column("regardingobjectid").orElseThrow().targets())
                .extracting(LookupTarget::table)
                .containsExactly("my_thing");
    }

    @Test
    void typesOfTheMetadataApiAreNoTables() throws Exception {
        assertThat(read("small.xml").byEntitySet("EntityDefinitions")).isEmpty();
    }

    @Test
    void definitionsInJsonGiveLengthsRangesChoicesAndRelationships() throws Exception {
        TableDefinition shelf = read("small.json").table("my_shelf").orElseThrow();

        assertThat(shelf.names().displayName()).isEqualTo("Shelf");
        assertThat(shelf.traits().has(Feature.CHANGE_TRACKING)).isFalse();
        assertThat(shelf.columns()).doesNotContainKeys("my_usesname", "my_roomname");
        assertThat(shelf.column("my_name").orElseThrow().limits().maxLength()).isEqualTo(30);
        assertThat(shelf.column("my_rows").orElseThrow().limits().range().max()).isEqualByComparingTo("9");
        assertThat(type(shelf, "my_due")).isEqualTo(ColumnType.DATE_ONLY);
        assertThat(type(shelf, "my_uses")).isEqualTo(ColumnType.MULTI_SELECT);
        assertThat(shelf.column("my_uses").orElseThrow().choice(2)).isPresent();
        assertThat(shelf.column("my_room").orElseThrow().targets())
                .extracting(LookupTarget::navigation)
                .containsExactly("my_Room");
        assertThat(shelf.keys()).extracting(KeyDefinition::name).containsExactly("my_name_key");
    }

    @Test
    void theGlobalChoiceOfAColumnInJsonIsOneOfTheEnvironment() throws Exception {
        String text = Files.readString(resource("small.json"))
                .replace("\"OptionSet\": {", "\"OptionSet\": null, \"GlobalOptionSet\": {\"Name\": \"my_use\", ");
        Path file = Files.writeString(folder.resolve("global.json"), text);

        TableCatalog catalog = DefinitionFile.catalog(List.of(file), Map.of());

        assertThat(catalog.globalChoices()).extracting(GlobalChoice::name).containsExactly("my_use");
        assertThat(catalog.table("my_shelf")
                        .orElseThrow()
                        .column("my_uses")
                        .orElseThrow()
                        .choice(2))
                .isPresent();
    }

    @Test
    void systemTablesAreThereWhateverAFileDefines() throws Exception {
        TableCatalog catalog = read("small.json");

        assertThat(catalog.table("systemuser")).isPresent();
        assertThat(catalog.table("organization")).isPresent();
        assertThat(catalog.table("account")).isEmpty();
    }

    @Test
    void whatCannotBeRepresentedIsNamed() throws Exception {
        String text = Files.readString(resource("small.xml"))
                .replace("Name=\"my_size\" Type=\"Edm.Double\"", "Name=\"my_size\" Type=\"Edm.Duration\"")
                .replace("Name=\"my_place\" Type=\"Edm.String\"", "Name=\"my_place\" Type=\"Edm.GeographyPoint\"");
        Path file = Files.writeString(folder.resolve("odd.xml"), text);

        assertThatThrownBy(() -> DefinitionFile.read(file))
                .isInstanceOf(UnsupportedDefinitionException.class)
                .hasMessageContaining("table 'my_thing', column 'my_size': the type 'Edm.Duration'")
                .hasMessageContaining("table 'my_visit', column 'my_place': the type 'Edm.GeographyPoint'");
    }

    @Test
    void anUnknownTypeInJsonIsNamed() throws Exception {
        String text = Files.readString(resource("small.json")).replace("IntegerType", "RatioType");
        Path file = Files.writeString(folder.resolve("odd.json"), text);

        assertThatThrownBy(() -> DefinitionFile.read(file))
                .isInstanceOf(UnsupportedDefinitionException.class)
                .hasMessageContaining("table 'my_shelf', column 'my_rows': the type 'Ratio'");
    }

    @Test
    void aKeyOverAColumnThatIsNotThereIsNamed() throws Exception {
        assertRefused("\"KeyAttributes\": [\"my_name\"]", "\"KeyAttributes\": [\"my_nam\"]")
                .hasMessageContaining("table 'my_shelf', key 'my_name_key': there is no column 'my_nam'");
        assertRefused("\"KeyAttributes\": [\"my_name\"]", "\"KeyAttributes\": []")
                .hasMessageContaining("table 'my_shelf', key 'my_name_key': KeyAttributes are missing");
    }

    @Test
    void aLookupWithoutATableToReferToIsNamed() throws Exception {
        assertRefused("\"ReferencingAttribute\": \"my_room\"", "\"ReferencingAttribute\": \"my_other\"")
                .hasMessageContaining("table 'my_shelf', column 'my_room': a lookup without a relationship");
    }

    @Test
    void anUnknownRequiredLevelIsNamed() throws Exception {
        assertRefused("\"MaxLength\": 30,", "\"MaxLength\": 30, \"RequiredLevel\": {\"Value\": \"Wanted\"},")
                .hasMessageContaining("table 'my_shelf', column 'my_name': the RequiredLevel 'Wanted'");
    }

    @Test
    void anIdThatIsNoneIsNamedWithItsTable() throws Exception {
        assertRefused("5a1f1d1c-0f43-4a1c-b7a3-9f6f3b9d7c11", "5a1f1d1c")
                .hasMessageContaining("odd.json")
                .hasMessageContaining("table 'my_shelf': the MetadataId '5a1f1d1c' is no GUID");
    }

    @Test
    void settableColumnsThatTheSystemRequiresAreRequired() throws Exception {
        String required = "\"RequiredLevel\": {\"Value\": \"SystemRequired\"}, ";
        TableDefinition table = changed("\"AttributeType\"", required + "\"AttributeType\"");

        assertThat(table.columns().values().stream()
                        .filter(column -> column.limits().usage().required())
                        .map(ColumnDefinition::name))
                .contains("my_name", "my_rows", "my_due", "my_room")
                .doesNotContain("my_shelfid", "ownerid", "versionnumber");
    }

    @Test
    void columnsWithADefaultAreNotRequired() throws Exception {
        TableDefinition table = changed(
                "\"MinValue\": 1,",
                "\"MinValue\": 1, \"RequiredLevel\": {\"Value\": \"SystemRequired\"}, \"DefaultFormValue\": 1,");

        assertThat(table.column("my_rows").orElseThrow().limits().usage().required())
                .isFalse();
    }

    @Test
    void choicesThatStandInBothListsAreThereOnce() throws Exception {
        String options =
                "\"OptionSet\": {\"Options\": [{\"Value\": 1, \"Label\": {}}, {\"Value\": 2, \"Label\": {}}]}, ";
        TableDefinition table = changed("\"OptionSet\": {", "\"Global" + options.substring(1) + "\"OptionSet\": {");

        assertThat(table.column("my_uses").orElseThrow().limits().choices())
                .extracting(Choice::value)
                .containsExactly(1, 2);
    }

    private TableDefinition changed(String part, String replacement) throws Exception {
        String text = Files.readString(resource("small.json"));
        assertThat(text).contains(part);
        Path file = Files.writeString(folder.resolve("changed.json"), text.replace(part, replacement));
        return TableCatalog.of(DefinitionFile.read(file)).table("my_shelf").orElseThrow();
    }

    private AbstractThrowableAssert<?, ?> assertRefused(String part, String replacement) throws Exception {
        String text = Files.readString(resource("small.json"));
        assertThat(text).contains(part);
        Path file = Files.writeString(folder.resolve("odd.json"), text.replace(part, replacement));
        return assertThatThrownBy(() -> DefinitionFile.read(file)).isInstanceOf(UnsupportedDefinitionException.class);
    }

    @Test
    void brokenAndEmptyFilesAreRefusedByName() throws Exception {
        Path xml = Files.writeString(folder.resolve("broken.xml"), "<edmx:Edmx");
        Path json = Files.writeString(folder.resolve("broken.json"), "{\"value\": [");
        Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
        Path entity = Files.writeString(folder.resolve("entity.xml"), "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");

        for (Path file : List.of(xml, json, empty, entity)) {
            assertThatThrownBy(() -> DefinitionFile.read(file))
                    .isInstanceOf(UnsupportedDefinitionException.class)
                    .hasMessageContaining(file.getFileName().toString());
        }
    }

    @Test
    void theWrittenDocumentIsReadBackTheSame() throws IOException {
        TableCatalog shipped = TableCatalog.load(Map.of());
        Path file = folder.resolve("written.xml");
        Files.write(file, CsdlWriter.write(shipped));

        TableCatalog read = TableCatalog.of(DefinitionFile.read(file));

        for (TableDefinition table : shipped.tables()) {
            TableDefinition copy = read.table(table.logicalName()).orElseThrow();
            assertThat(wire(copy)).as(table.logicalName()).isEqualTo(wire(table));
            assertThat(copy.primaryId()).isEqualTo(table.primaryId());
            assertThat(copy.keyProperty()).isEqualTo(table.keyProperty());
            assertThat(targets(copy, shipped)).as(table.logicalName()).isEqualTo(targets(table, shipped));
            assertThat(copy.keys())
                    .extracting(KeyDefinition::columns)
                    .isEqualTo(table.keys().stream().map(KeyDefinition::columns).toList());
            assertThat(copy.traits().has(Feature.CHANGE_TRACKING))
                    .isEqualTo(table.traits().has(Feature.CHANGE_TRACKING));
        }
        assertThat(read.tables()).hasSameSizeAs(shipped.tables());
    }

    private static Map<String, String> wire(TableDefinition table) {
        Map<String, String> wire = new TreeMap<>();
        table.columns()
                .values()
                .forEach(column -> wire.put(column.wireName(), column.type().edmType()));
        return wire;
    }

    private static List<String> targets(TableDefinition table, TableCatalog catalog) {
        return table.columns().values().stream()
                .map(ColumnDefinition::targets)
                .flatMap(List::stream)
                .filter(target -> catalog.table(target.table()).isPresent())
                .map(target -> target.navigation() + " " + target.table() + " " + target.relationship())
                .sorted()
                .toList();
    }

    private static ColumnType type(TableDefinition table, String column) {
        return table.column(column).orElseThrow().type();
    }

    private static TableCatalog read(String name) throws URISyntaxException {
        return DefinitionFile.catalog(List.of(resource(name)), Map.of());
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(DefinitionFileTest.class.getResource(name).toURI());
    }
}
