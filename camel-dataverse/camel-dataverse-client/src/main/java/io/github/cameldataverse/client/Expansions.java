// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.metadata.TableDefinitions;
import io.github.cameldataverse.client.model.Change;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.RelationshipDefinition;
import io.github.cameldataverse.client.model.RelationshipDefinition.Kind;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.odata.QuerySource;
import io.github.cameldataverse.client.odata.RowReader;
import io.github.cameldataverse.client.odata.expand.ExpandItem;
import io.github.cameldataverse.client.odata.expand.RowShape;

/**
 * The shape of the rows that a query finds: which related rows come along, of which tables, and how to read those that
 * did not.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/join-tables">Join tables</a>
 */
final class Expansions {
    private static final int MOST = 15;
    private static final int MOST_UNPAGED = 5000;

    private final Calls calls;
    private final Query query;
    private final TableDefinitions tables;
    private boolean nested;

    private Expansions(Calls calls, Query query) {
        this.calls = calls;
        this.query = query;
        this.tables = calls.connection().tables();
    }

    /**
     * The shape of the rows of a query.
     *
     * @throws UnknownNameException where something is expanded that is no relationship of its table; lists the near names
     * @throws ValidationException where the service would refuse the expand
     */
    static RowShape shape(Calls calls, TableDefinition table, Query query) {
        QuerySource source = query.source();
        if (source instanceof QuerySource.Applied || source instanceof QuerySource.Fetched) {
            return RowShape.withoutIds(table);
        }
        if (query.expand() == null) {
            return RowShape.of(table);
        }
        List<ExpandItem> items = ExpandItem.parse(query.expand());
        int count = count(items);
        if (count > MOST) {
            throw refused(table, "has " + count + " entries, but the service takes " + MOST + " at the most");
        }
        Expansions expansions = new Expansions(calls, query);
        expansions.nested = items.stream().anyMatch(item -> !item.nested().isEmpty());
        Map<String, RowShape> expanded = expansions.shapes(table, items, false);
        return new RowShape(table, true, 0, expanded, expansions::read);
    }

    private static int count(List<ExpandItem> items) {
        return items.stream().mapToInt(item -> 1 + count(item.nested())).sum();
    }

    private Map<String, RowShape> shapes(TableDefinition table, List<ExpandItem> items, boolean isInside) {
        Map<String, RowShape> shapes = new HashMap<>();
        for (ExpandItem item : items) {
            List<RelationshipDefinition> relationships = relationships(table, item);
            RelationshipDefinition first = relationships.get(0);
            if (first.kind() == Kind.manyToMany && (isInside || !item.nested().isEmpty())) {
                throw refused(
                        table,
                        "nests " + item.name()
                                + ", a many-to-many relationship, which can neither stand in another expand"
                                + " nor have one inside. Read the rows on the other side with a query of their own");
            }
            boolean isClear = relationships.size() == 1 && !first.table().equals("owner");
            if (isClear && !item.isReference()) {
                shapes.put(item.name(), shape(item, first));
            }
        }
        return shapes;
    }

    /** Each table that the property can lead to has a relationship of its own. */
    private List<RelationshipDefinition> relationships(TableDefinition table, ExpandItem item) {
        List<RelationshipDefinition> known = tables.relationships(table);
        List<RelationshipDefinition> found = known.stream()
                .filter(each -> each.navigationProperty().equals(item.name()))
                .toList();
        if (found.isEmpty()) {
            throw UnknownNameException.of(
                    "relationship of table " + table.logicalName(),
                    item.name(),
                    known.stream()
                            .map(RelationshipDefinition::navigationProperty)
                            .toList());
        }
        return found;
    }

    private RowShape shape(ExpandItem item, RelationshipDefinition relationship) {
        TableDefinition related = tables.get(relationship.table());
        Map<String, RowShape> inside = shapes(related, item.nested(), true);
        return new RowShape(related, false, item.options().containsKey("$top") ? 0 : fullPage(), inside, this::read);
    }

    /** The page size counts only where an expand stands inside of another one. */
    private int fullPage() {
        return nested && query.pageSize() > 0 ? query.pageSize() : MOST_UNPAGED;
    }

    private RowShape.Page read(RowShape shape, String link) {
        URI uri = calls.connection().serviceRoot().resolve(URI.create(link));
        HttpCall call = HttpCall.of("GET", uri).about(shape.table().logicalName(), null);
        if (!query.preferences().isEmpty()) {
            call = call.withHeader("Prefer", String.join(",", query.preferences()));
        }
        return calls.execute(call, reply -> page(new RowReader(shape, reply.body())));
    }

    private static RowShape.Page page(RowReader reader) throws IOException {
        try (reader) {
            List<Row> rows = new ArrayList<>();
            for (Change change = reader.next(); change != null; change = reader.next()) {
                if (change instanceof Change.Upserted read) {
                    rows.add(read.row());
                }
            }
            return new RowShape.Page(rows, reader.nextLink());
        }
    }

    private static ValidationException refused(TableDefinition table, String what) {
        return new ValidationException(
                "The expand of table " + table.logicalName() + " " + what + ".",
                ErrorDetails.ofTable(table.logicalName()),
                null);
    }
}
