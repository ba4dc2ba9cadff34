// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.search;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.Annotations;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.query.ValueJson;
import io.github.cameldataverse.emulator.search.Hit;

/** What a search has found, as answers show it. */
final class HitJson {

    private final Environment environment;

    HitJson(Environment environment) {
        this.environment = environment;
    }

    /** A row of a query. */
    ObjectNode of(Hit hit) {
        ObjectNode node = JsonText.object();
        node.put("Id", hit.row().id().toString());
        node.put("EntityName", hit.scope().table().logicalName());
        // the page shows 0 here, and the code among the attributes
        node.put("ObjectTypeCode", 0);
        ObjectNode attributes = node.putObject("Attributes");
        attributes.put("@search.objecttypecode", hit.scope().table().traits().objectTypeCode());
        shown(hit, attributes);
        ObjectNode highlights = node.putObject("Highlights");
        hit.highlights().forEach((column, text) -> highlights.putArray(column).add(text));
        return node.put("Score", hit.score());
    }

    /** A row of a query of version 1.0. */
    ObjectNode legacy(Hit hit) {
        TableDefinition table = hit.scope().table();
        ObjectNode node = JsonText.object();
        node.put("@search.score", hit.score());
        ObjectNode highlights = node.putObject("@search.highlights");
        hit.highlights().forEach((column, text) -> highlights.putArray(column).add(text));
        address(hit, node);
        if (hit.row().value("ownerid") instanceof LookupValue owner) {
            node.put("ownerid", owner.id().toString());
            node.put("owneridname", environment.nameOf(owner));
            node.put("@search.ownerid.logicalname", owner.table());
        }
        shown(hit, node);
        for (String name : List.of("createdon", "modifiedon")) {
            table.column(name).ifPresent(column -> value(hit, column, node));
        }
        hit.highlights().keySet().forEach(name -> table.column(name).ifPresent(column -> value(hit, column, node)));
        return node;
    }

    /** A suggestion: the name with the place marked, and what it is the name of. */
    ObjectNode suggestion(Hit hit, boolean old) {
        ObjectNode node = JsonText.object();
        node.put(
                old ? "text" : "Text",
                hit.highlights().get(hit.scope().table().names().primaryName()));
        ObjectNode document = node.putObject(old ? "document" : "Document");
        address(hit, document);
        shown(hit, document);
        return node;
    }

    private static void address(Hit hit, ObjectNode node) {
        node.put("@search.entityname", hit.scope().table().logicalName());
        node.put("@search.objectid", hit.row().id().toString());
        node.put("@search.objecttypecode", hit.scope().table().traits().objectTypeCode());
    }

    private void shown(Hit hit, ObjectNode node) {
        hit.scope().shown().forEach(column -> value(hit, column, node));
    }

    private void value(Hit hit, ColumnDefinition column, ObjectNode node) {
        Object value = hit.row().value(column.name());
        if (value == null) {
            node.putNull(column.name());
            return;
        }
        ValueJson json = new ValueJson(Annotations.of(Annotations.FORMATTED_VALUE), environment);
        json.put(node, column.name(), hit.row(), column, value);
    }
}
