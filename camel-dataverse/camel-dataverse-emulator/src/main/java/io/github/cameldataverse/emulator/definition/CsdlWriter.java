// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.ManyToMany;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;

/**
 * Writes the CSDL document of an environment from its table definitions. Lookups to tables that the environment does not
 * have keep their property and have no navigation property. Source: page "Web API Service Documents".
 */
public final class CsdlWriter {

    private static final String NAMESPACE = "Microsoft.Dynamics.CRM";
    private static final String PRINCIPAL = "principal";
    private static final String KEYS = "OData.Community.Keys.V1.";

    private final TableCatalog catalog;
    private final XmlTree xml;
    private final Map<String, List<Navigation>> incoming = new TreeMap<>();

    /** A navigation property from a row to the rows that refer to it. */
    private record Navigation(String name, String type, String partner) {}

    private CsdlWriter(TableCatalog catalog, XmlTree xml) {
        this.catalog = catalog;
        this.xml = xml;
    }

    /** The document in UTF-8. */
    public static byte[] write(TableCatalog catalog) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new CsdlWriter(catalog, new XmlTree(writer)).document();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The CSDL document cannot be written", e);
        }
        return out.toByteArray();
    }

    private void document() throws XMLStreamException {
        xml.declaration();
        xml.open("edmx:Edmx", "xmlns:edmx", "http://docs.oasis-open.org/odata/ns/edmx", "Version", "4.0");
        xml.open("edmx:DataServices");
        xml.open(
                "Schema", "xmlns", "http://docs.oasis-open.org/odata/ns/edm", "Namespace", NAMESPACE, "Alias", "mscrm");
        for (TableDefinition table : catalog.tables()) {
            references(table);
        }
        catalog.manyToMany().forEach(relationship -> {
            reference(relationship.first(), relationship.second());
            reference(relationship.second(), relationship.first());
        });
        xml.leaf("EntityType", "Name", "crmbaseentity", "Abstract", "true");
        xml.open("EntityType", "Name", PRINCIPAL, "BaseType", "mscrm.crmbaseentity", "Abstract", "true");
        key("ownerid");
        xml.leaf("Property", "Name", "ownerid", "Type", "Edm.Guid");
        collections(PRINCIPAL);
        xml.close();
        for (TableDefinition table : catalog.tables()) {
            type(table);
        }
        CsdlFunctions functions = new CsdlFunctions(xml);
        managedProperty();
        functions.declare();
        container(functions);
        xml.closeAll();
    }

    private void references(TableDefinition table) {
        for (ColumnDefinition column : table.columns().values()) {
            for (LookupTarget target : present(column)) {
                if (!target.relationship().isEmpty()) {
                    incoming.computeIfAbsent(navigationType(column, target), name -> new ArrayList<>())
                            .add(new Navigation(target.relationship(), table.logicalName(), target.navigation()));
                }
            }
        }
    }

    private void reference(ManyToMany.Side from, ManyToMany.Side to) {
        incoming.computeIfAbsent(from.table(), name -> new ArrayList<>())
                .add(new Navigation(from.navigation(), to.table(), to.navigation()));
    }

    private void type(TableDefinition table) throws XMLStreamException {
        boolean principal = table.keyProperty().equals("ownerid");
        TableDefinition base = catalog.table(table.traits().baseTable()).orElse(null);
        String baseName = principal ? PRINCIPAL : base == null ? "crmbaseentity" : base.logicalName();
        boolean isBase = catalog.tables().stream()
                .anyMatch(other -> other.traits().baseTable().equals(table.logicalName()));
        xml.open("EntityType", "Name", table.logicalName(), "BaseType", "mscrm." + baseName);
        if (isBase) {
            xml.attribute("Abstract", "true");
        }
        if (base == null) {
            key(table.keyProperty());
        }
        for (ColumnDefinition column : table.columns().values()) {
            boolean inherited = base != null && base.columns().containsKey(column.name())
                    || principal && column.name().equals("ownerid");
            if (!inherited) {
                property(column);
            }
        }
        for (ColumnDefinition column : table.columns().values()) {
            navigations(column);
        }
        collections(table.logicalName());
        alternateKeys(table);
        xml.close();
    }

    private void key(String property) throws XMLStreamException {
        xml.open("Key");
        xml.leaf("PropertyRef", "Name", property);
        xml.close();
    }

    private void property(ColumnDefinition column) throws XMLStreamException {
        xml.open("Property", "Name", column.wireName(), "Type", column.type().edmType());
        if (column.type().edmType().equals("Edm.String")) {
            xml.attribute("Unicode", "false");
        }
        if (column.type().edmType().equals("Edm.Decimal")) {
            xml.attribute("Scale", "Variable");
        }
        xml.close();
    }

    private void navigations(ColumnDefinition column) throws XMLStreamException {
        String last = "";
        for (LookupTarget target : present(column)) {
            // an owner is one navigation property of the type that users and teams share
            if (target.navigation().equals(last)) {
                continue;
            }
            last = target.navigation();
            String type = navigationType(column, target);
            xml.open("NavigationProperty", "Name", target.navigation(), "Type", "mscrm." + type, "Nullable", "false");
            if (!target.relationship().isEmpty()) {
                xml.attribute("Partner", target.relationship());
            }
            String referenced = type.equals(PRINCIPAL)
                    ? "ownerid"
                    : catalog.table(type).map(TableDefinition::primaryId).orElse("");
            xml.leaf("ReferentialConstraint", "Property", column.wireName(), "ReferencedProperty", referenced);
            xml.close();
        }
    }

    private void collections(String type) throws XMLStreamException {
        Set<String> written = new java.util.HashSet<>();
        for (Navigation navigation : incoming.getOrDefault(type, List.of())) {
            if (written.add(navigation.name())) {
                xml.leaf(
                        "NavigationProperty",
                        "Name",
                        navigation.name(),
                        "Type",
                        "Collection(mscrm." + navigation.type() + ")",
                        "Partner",
                        navigation.partner());
            }
        }
    }

    private void alternateKeys(TableDefinition table) throws XMLStreamException {
        if (table.keys().isEmpty()) {
            return;
        }
        xml.open("Annotation", "Term", KEYS + "AlternateKeys");
        xml.open("Collection");
        for (KeyDefinition key : table.keys()) {
            xml.open("Record", "Type", KEYS + "AlternateKey");
            xml.open("PropertyValue", "Property", "Key");
            xml.open("Collection");
            for (String name : key.columns()) {
                String wireName =
                        table.column(name).map(ColumnDefinition::wireName).orElse(name);
                xml.open("Record", "Type", KEYS + "PropertyRef");
                xml.leaf("PropertyValue", "Property", "Alias", "String", wireName);
                xml.leaf("PropertyValue", "Property", "Name", "PropertyPath", wireName);
                xml.close();
            }
            xml.close();
            xml.close();
            xml.close();
        }
        xml.close();
        xml.close();
    }

    private void managedProperty() throws XMLStreamException {
        xml.open("ComplexType", "Name", "BooleanManagedProperty");
        xml.leaf("Property", "Name", "Value", "Type", "Edm.Boolean", "Nullable", "false");
        xml.leaf("Property", "Name", "CanBeChanged", "Type", "Edm.Boolean", "Nullable", "false");
        xml.leaf("Property", "Name", "ManagedPropertyLogicalName", "Type", "Edm.String", "Unicode", "false");
        xml.close();
    }

    private void container(CsdlFunctions functions) throws XMLStreamException {
        xml.open("EntityContainer", "Name", "System");
        for (TableDefinition table : catalog.tables()) {
            String type = NAMESPACE + "." + table.logicalName();
            xml.open("EntitySet", "Name", table.entitySetName(), "EntityType", type);
            if (!table.traits().has(Feature.CHANGE_TRACKING)) {
                xml.open("Annotation", "Term", "Org.OData.Capabilities.V1.ChangeTracking");
                xml.open("Record");
                xml.leaf("PropertyValue", "Property", "Supported", "Bool", "false");
                xml.close();
                xml.close();
            }
            xml.close();
        }
        functions.imports(NAMESPACE);
    }

    private List<LookupTarget> present(ColumnDefinition column) {
        return column.targets().stream()
                .filter(target -> catalog.table(target.table()).isPresent())
                .toList();
    }

    private static String navigationType(ColumnDefinition column, LookupTarget target) {
        return column.type() == ColumnType.OWNER ? PRINCIPAL : target.table();
    }
}
