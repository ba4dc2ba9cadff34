// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.row;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.metadata.TableDefinitions;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Relationship;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.ODataPath;
import org.jspecify.annotations.Nullable;

/**
 * The calls that link the rows of a table with others, and take links away.
 *
 * @param table of the rows
 * @param definitions of the environment
 * @param at URL of a path below the service root
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api">Associate
 *     and disassociate table rows</a>
 */
public record RowLinks(TableDefinition table, TableDefinitions definitions, Function<String, URI> at) {
    /**
     * A link with another row.
     *
     * @param name schema name or navigation property of the relationship, compared without case
     * @throws UnknownNameException where the table has no such relationship; lists the near names
     * @throws ValidationException where the relationship leads to another table
     */
    public HttpCall associate(RowAddress row, String name, RowRef other) {
        Relationship relationship = find(name, other);
        String body = "{\"@odata.id\":\"" + at.apply(path(other)) + "\"}";
        return call(relationship.collection() ? "POST" : "PUT", row, relationship.navigationProperty() + "/$ref")
                .withHeader("Content-Type", "application/json")
                .withBody(body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The end of a link.
     *
     * @param other the other row; null for a lookup, which is linked with one at the most
     * @throws UnknownNameException where the table has no such relationship; lists the near names
     * @throws ValidationException where the relationship leads to another table, or to many rows and none is named
     */
    public HttpCall disassociate(RowAddress row, String name, @Nullable RowRef other) {
        Relationship relationship = find(name, other);
        String property = relationship.navigationProperty();
        if (!relationship.collection()) {
            return call("DELETE", row, property + "/$ref");
        }
        if (other == null) {
            throw refused(
                    "Relationship " + name + " links a row with many, so that each link to end must be named: give"
                            + " the other row or rows");
        }
        return call("DELETE", row, property + "(" + other.id() + ")/$ref");
    }

    private Relationship find(String name, @Nullable RowRef other) {
        String wanted = name.toLowerCase(Locale.ROOT);
        List<Relationship> all = definitions.relationships(table);
        List<Relationship> named = all.stream()
                .filter(each ->
                        each.navigationProperty().toLowerCase(Locale.ROOT).equals(wanted)
                                || each.schemaName().toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
        if (named.isEmpty()) {
            TreeSet<String> known = new TreeSet<>();
            all.forEach(each -> known.add(each.navigationProperty()));
            throw UnknownNameException.of("relationship of table " + table.logicalName(), name, known);
        }
        String of = other == null ? null : definitions.get(other.table()).logicalName();
        return named.stream()
                .filter(each -> of == null || each.table().equals(of))
                .findFirst()
                .orElseThrow(() -> refused("Relationship " + name + " leads to rows of table "
                        + named.get(0).table() + ", but the other row is one of " + of));
    }

    private String path(RowRef row) {
        return ODataPath.row(definitions.get(row.table()), row.id());
    }

    private HttpCall call(String method, RowAddress row, String rest) {
        return HttpCall.of(method, at.apply(row.path() + "/" + rest)).about(table.logicalName(), row.label());
    }

    private ValidationException refused(String what) {
        return new ValidationException(
                what + " (table " + table.logicalName() + ").", ErrorDetails.ofTable(table.logicalName()), null);
    }
}
