// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.Navigation;
import io.github.cameldataverse.emulator.metadata.Navigation.ToOne;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * The related rows inside of the body of a create: those that the row refers to are created before it, those that refer
 * to it after it, and lists of URIs are linked to it. Source: page "Create a table row using the Web API" (create
 * related table rows in one operation, associate table rows on create).
 */
final class DeepInsert {

    private static final String BIND = "@odata.bind";

    private final Environment environment;
    private final RowWrites writes;
    private final Links links;

    /**
     * A body taken apart.
     *
     * @param row what belongs to the row itself, with links to the rows that it refers to
     * @param later members that need the row to be there, by name, with where they lead
     * @param body the body as it came
     */
    record Parts(ObjectNode row, Map<String, Navigation> later, ObjectNode body) {}

    DeepInsert(Environment environment, RowWrites writes) {
        this.environment = environment;
        this.writes = writes;
        this.links = new Links(environment);
    }

    /** Takes a body apart, and creates the rows that the row will refer to. */
    Parts split(TableDefinition table, ObjectNode body) {
        ObjectNode row = body.deepCopy();
        Map<String, Navigation> later = new LinkedHashMap<>();
        body.properties().forEach(member -> {
            String name = member.getKey();
            Optional<Navigation> navigation =
                    member.getValue().isContainerNode() ? navigation(table, name) : Optional.empty();
            if (navigation.orElse(null) instanceof ToOne one && member.getValue() instanceof ObjectNode nested) {
                row.remove(name);
                row.put(name + BIND, created(one, name, nested));
            } else if (member.getValue() instanceof ArrayNode && navigation.isPresent()) {
                row.remove(name);
                later.put(name, navigation.get());
            }
        });
        return new Parts(row, later, body);
    }

    /** Creates and links what needs the row to be there. */
    void attach(TableDefinition table, StoredRow row, Parts parts) {
        LookupValue root = new LookupValue(table.logicalName(), row.id());
        parts.later().forEach((name, navigation) -> {
            for (JsonNode value : parts.body().path(name)) {
                links.add(
                        root,
                        navigation,
                        name.endsWith(BIND) ? bound(navigation, name, value) : made(navigation, value));
            }
        });
    }

    private Optional<Navigation> navigation(TableDefinition table, String member) {
        String name = member.endsWith(BIND) ? member.substring(0, member.length() - BIND.length()) : member;
        return name.contains("@") ? Optional.empty() : Navigation.of(environment.catalog(), table, name);
    }

    private String created(ToOne navigation, String name, ObjectNode body) {
        if (navigation.tables().size() != 1) {
            throw ApiException.badPayload("'" + name + "' can lead to rows of several tables ("
                    + String.join(", ", navigation.tables()) + "), so no row can be created by it.");
        }
        TableDefinition table = table(navigation.tables().get(0));
        return table.entitySetName() + "(" + writes.create(table, body).id() + ")";
    }

    private LookupValue made(Navigation navigation, JsonNode value) {
        if (!(value instanceof ObjectNode body)) {
            throw ApiException.badPayload("A related row inside of a row must be a JSON object, not '" + value + "'.");
        }
        TableDefinition table = table(Links.tables(navigation).get(0));
        return new LookupValue(table.logicalName(), writes.create(table, body).id());
    }

    private LookupValue bound(Navigation navigation, String name, JsonNode value) {
        List<String> tables = Links.tables(navigation);
        return environment.binding().resolve(value.asText(), name, tables);
    }

    private TableDefinition table(String logicalName) {
        return environment
                .catalog()
                .table(logicalName)
                .orElseThrow(() -> ApiException.notEmulated("rows of the table '" + logicalName + "'"));
    }
}
