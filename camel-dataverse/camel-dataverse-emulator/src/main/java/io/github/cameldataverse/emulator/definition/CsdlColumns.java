// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Limits;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Range;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Usage;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Makes columns of the properties of an entity type. Source: page "Web API EntityType properties". */
final class CsdlColumns {

    private static final Map<String, ColumnType> TYPES = Map.ofEntries(
            Map.entry("Edm.String", ColumnType.STRING),
            Map.entry("Edm.Int32", ColumnType.INTEGER),
            Map.entry("Edm.Int64", ColumnType.BIG_INT),
            Map.entry("Edm.Decimal", ColumnType.DECIMAL),
            Map.entry("Edm.Double", ColumnType.DOUBLE),
            Map.entry("Edm.Boolean", ColumnType.BOOLEAN),
            Map.entry("Edm.DateTimeOffset", ColumnType.DATE_TIME),
            Map.entry("Edm.Date", ColumnType.DATE_ONLY),
            Map.entry("Edm.Guid", ColumnType.UNIQUEIDENTIFIER),
            Map.entry("Edm.Binary", ColumnType.IMAGE),
            Map.entry("BooleanManagedProperty", ColumnType.MANAGED_PROPERTY));

    /** Without annotations a document does not tell what only the service sets. */
    private static final Set<String> SET_BY_THE_SERVICE = Set.of(
            "createdon",
            "createdby",
            "createdonbehalfby",
            "modifiedon",
            "modifiedby",
            "modifiedonbehalfby",
            "versionnumber",
            "exchangerate",
            "owninguser",
            "owningteam",
            "owningbusinessunit");

    private final CsdlType type;
    private final Map<String, Element> properties;
    private final List<String> problems;

    CsdlColumns(CsdlType type, Map<String, Element> properties, List<String> problems) {
        this.type = type;
        this.properties = properties;
        this.problems = problems;
    }

    /** The column of a property; empty, and a problem noted, if its type cannot be represented. */
    Optional<ColumnDefinition> read(Element property) {
        String wireName = property.getAttribute("Name");
        String edmType = property.getAttribute("Type");
        boolean lookup = wireName.startsWith("_") && wireName.endsWith("_value") && edmType.equals("Edm.Guid");
        if (lookup) {
            String name = wireName.substring(1, wireName.length() - "_value".length());
            List<LookupTarget> targets = targets(wireName, name);
            return Optional.of(column(name, lookupType(targets), property, targets));
        }
        ColumnType columnType = columnType(wireName, edmType);
        if (columnType == null) {
            problems.add("table '" + type.name() + "', column '" + wireName + "': the type '" + edmType + "'");
            return Optional.empty();
        }
        return Optional.of(column(wireName, columnType, property, List.of()));
    }

    private @Nullable ColumnType columnType(String name, String edmType) {
        if (name.equals("statecode") && edmType.equals("Edm.Int32")) {
            return ColumnType.STATE;
        }
        if (name.equals("statuscode") && edmType.equals("Edm.Int32")) {
            return ColumnType.STATUS;
        }
        boolean money = properties.containsKey(name + "_base") || name.endsWith("_base");
        if (money && edmType.equals("Edm.Decimal")) {
            return ColumnType.MONEY;
        }
        return TYPES.get(edmType.startsWith("Edm.") ? edmType : CsdlType.simple(edmType));
    }

    private static ColumnType lookupType(List<LookupTarget> targets) {
        List<String> tables = targets.stream().map(LookupTarget::table).sorted().toList();
        if (tables.equals(List.of("systemuser", "team"))
                && targets.get(0).navigation().equals(targets.get(1).navigation())) {
            return ColumnType.OWNER;
        }
        return tables.equals(List.of("account", "contact")) ? ColumnType.CUSTOMER : ColumnType.LOOKUP;
    }

    private ColumnDefinition column(String name, ColumnType type, Element property, List<LookupTarget> targets) {
        boolean computed = CsdlType.children(property, "Annotation").stream()
                .anyMatch(annotation -> annotation.getAttribute("Term").equals("Org.OData.Core.V1.Computed")
                        && !annotation.getAttribute("Bool").equals("false"));
        boolean calculated = type == ColumnType.MONEY && name.endsWith("_base");
        // a currency is the one place where the rate is set and not copied
        boolean ofTheService = SET_BY_THE_SERVICE.contains(name)
                && !(this.type.name().equals("transactioncurrency") && name.equals("exchangerate"));
        boolean open = !computed && !calculated && !ofTheService;
        Limits limits = new Limits(Range.ANY, new Usage(open, open, false), List.of(), null);
        return new ColumnDefinition(name, name, type, limits, targets);
    }

    private List<LookupTarget> targets(String wireName, String name) {
        List<LookupTarget> targets = new ArrayList<>();
        for (Element navigation : type.navigations()) {
            if (!navigation.getAttribute("Type").startsWith("Collection(") && leads(navigation, wireName, name)) {
                add(targets, navigation);
            }
        }
        return List.copyOf(targets);
    }

    /**
     * Whether a navigation property belongs to a lookup. Derived types do not repeat the constraint of an inherited
     * property; there the name tells: {@code <column>_<table>}, after the longest column that fits.
     */
    private boolean leads(Element navigation, String wireName, String name) {
        List<Element> constraints = CsdlType.children(navigation, "ReferentialConstraint");
        if (!constraints.isEmpty()) {
            return constraints.get(0).getAttribute("Property").equals(wireName);
        }
        String navigationName = navigation.getAttribute("Name");
        if (!navigationName.equals(name) && !navigationName.startsWith(name + "_")) {
            return false;
        }
        return properties.keySet().stream()
                .filter(other -> other.startsWith("_") && other.endsWith("_value"))
                .map(other -> other.substring(1, other.length() - "_value".length()))
                .noneMatch(other -> other.length() > name.length() && navigationName.startsWith(other));
    }

    private static void add(List<LookupTarget> targets, Element navigation) {
        String table = CsdlType.simple(navigation.getAttribute("Type"));
        List<String> tables = table.equals("principal") ? List.of("systemuser", "team") : List.of(table);
        for (String target : tables) {
            targets.add(new LookupTarget(
                    target, navigation.getAttribute("Name"), navigation.getAttribute("Partner"), "RemoveLink"));
        }
    }
}
