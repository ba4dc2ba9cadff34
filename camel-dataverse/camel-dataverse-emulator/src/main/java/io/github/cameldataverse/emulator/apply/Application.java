// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.apply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import io.github.cameldataverse.emulator.query.Relations;
import io.github.cameldataverse.emulator.query.RowFilter;
import io.github.cameldataverse.emulator.query.RowPath;
import io.github.cameldataverse.emulator.query.ValueJson;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * A {@code $apply} on the rows of a table: groups in the order of their values, what is missing left out. Source: page
 * "Aggregate data using OData".
 */
public final class Application {

    private static final int MOST_ROWS = 50_000;

    private final List<Group> groups = new ArrayList<>();
    private final List<Aggregate> aggregates;
    private final Predicate<StoredRow> filter;
    private final Relations relations;

    /** A column to group by and its name in the answer. */
    private record Group(String name, RowPath path) {}

    /**
     * Parses the option.
     *
     * @throws ApiException 400 for what the service refuses, 501 for what the emulator cannot do
     */
    public Application(TableDefinition table, String text, Relations relations, FilterContext context) {
        this.relations = relations;
        ApplyText parsed = ApplyText.parse(text);
        Predicate<StoredRow> all = row -> true;
        for (String condition : parsed.filters()) {
            all = all.and(new RowFilter(table, condition, relations, context));
        }
        this.filter = all;
        parsed.groups().forEach(column -> groups.add(group(table, column)));
        this.aggregates = parsed.aggregates().stream()
                .map(aggregate -> Aggregate.parse(aggregate, table, relations))
                .toList();
        requireDistinctNames();
    }

    /**
     * Adds the groups to an array.
     *
     * @throws ApiException 400 with 0x8004E023 if there are more than 50,000 rows
     */
    public void write(Stream<StoredRow> rows, ValueJson json, ArrayNode target) {
        List<StoredRow> fitting = rows.filter(filter).limit(MOST_ROWS + 1L).toList();
        if (fitting.size() > MOST_ROWS) {
            throw new ApiException(
                    400, "0x8004E023", "The maximum record limit is exceeded. Reduce the number of records.");
        }
        Map<GroupKey, List<StoredRow>> found = new TreeMap<>();
        for (StoredRow row : fitting) {
            found.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row);
        }
        found.forEach((key, members) -> write(key, members, json, target.addObject()));
    }

    private void write(GroupKey key, List<StoredRow> members, ValueJson json, ObjectNode target) {
        for (int i = 0; i < groups.size(); i++) {
            Object value = key.values().get(i);
            if (value != null) {
                json.put(
                        target,
                        groups.get(i).name(),
                        members.get(0),
                        groups.get(i).path().column(),
                        value);
            }
        }
        aggregates.forEach(aggregate -> aggregate.write(members, relations, target, json));
    }

    private GroupKey key(StoredRow row) {
        return GroupKey.of(
                groups.stream().map(group -> group.path().read(row, relations)).toArray());
    }

    /** A column of a related row is named after the table of that row: {@code contact_fullname}. */
    private Group group(TableDefinition table, String column) {
        if (column.contains("(")) {
            throw ApiException.notEmulated("groups by '" + column + "' in $apply");
        }
        RowPath path = RowPath.of(table, column, relations);
        if (!path.column().type().dateTimeBehavior().isEmpty()) {
            throw ApiException.badRequest(
                    "The column '" + column + "' cannot be used in groupby: it holds dates or times.");
        }
        List<RowPath.Step> steps = path.steps();
        String name = steps.isEmpty()
                ? path.column().wireName()
                : steps.get(steps.size() - 1).target().logicalName() + "_"
                        + path.column().name();
        return new Group(name, path);
    }

    private void requireDistinctNames() {
        Set<String> names = new HashSet<>();
        Stream.concat(groups.stream().map(Group::name), aggregates.stream().map(Aggregate::alias))
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiException.badRequest("The name '" + name + "' is used twice in $apply.");
                });
    }
}
