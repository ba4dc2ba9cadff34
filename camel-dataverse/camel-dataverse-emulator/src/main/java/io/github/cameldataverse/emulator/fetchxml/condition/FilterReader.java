// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import io.github.cameldataverse.emulator.fetchxml.condition.Scope.Named;
import io.github.cameldataverse.emulator.fetchxml.element.FetchElement;
import io.github.cameldataverse.emulator.fetchxml.plan.Criterion;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import io.github.cameldataverse.emulator.odata.filter.ValueOrder;

/** Reads filters. Hints and the limits of quick find change nothing here. Source: page "Filter rows using FetchXml". */
public final class FilterReader {

    private static final int MOST_CONDITIONS = 500;

    private final Scope scope;
    private final FilterContext context;
    private final BiFunction<FetchElement, Named, Criterion> links;
    private int conditions;

    /**
     * A reader.
     *
     * @param scope the tables that conditions can name
     * @param context the time and the caller
     * @param links reads a link that stands in a filter
     */
    public FilterReader(Scope scope, FilterContext context, BiFunction<FetchElement, Named, Criterion> links) {
        this.scope = scope;
        this.context = context;
        this.links = links;
    }

    /** Reads a filter of a table. */
    public Criterion read(FetchElement filter, Named own) {
        List<Criterion> parts = new ArrayList<>();
        for (FetchElement child : filter.children()) {
            parts.add(
                    switch (child.name()) {
                        case "filter" -> read(child, own);
                        case "condition" -> condition(child, own);
                        default -> links.apply(child, own);
                    });
        }
        String type = filter.attribute("type");
        if (type != null && !type.equals("and") && !type.equals("or")) {
            throw filter.error("0x80041122", "Unsupported filter type. Valid values are 'and', or 'or'.");
        }
        if ("or".equals(type) && !parts.isEmpty()) {
            return (row, matches) -> parts.stream().anyMatch(part -> part.test(row, matches));
        }
        return (row, matches) -> parts.stream().allMatch(part -> part.test(row, matches));
    }

    /** Whether a filter refers to other tables than its own, so that it must wait until they are joined. */
    public static boolean refersToOthers(FetchElement filter) {
        String valueOf = filter.attributes().getOrDefault("valueof", "");
        return filter.attribute("entityname") != null
                || valueOf.contains(".")
                || filter.children().stream().anyMatch(FilterReader::refersToOthers);
    }

    private Criterion condition(FetchElement condition, Named own) {
        if (++conditions > MOST_CONDITIONS) {
            throw condition.error("0x8004430C", "Number of conditions in query exceeded maximum limit.");
        }
        for (String attribute : List.of("aggregate", "rowaggregate", "alias", "column")) {
            if (condition.attribute(attribute) != null) {
                throw ApiException.notEmulated("the attribute '" + attribute + "' of a FetchXML condition");
            }
        }
        String entity = condition.attribute("entityname");
        Named at = entity == null ? own : scope.linked(condition, entity);
        ColumnDefinition column = Scope.column(condition, at.table(), condition.required("attribute"));
        String operator = condition.required("operator");
        ConditionOperator.Test known =
                ConditionOperator.named(operator).orElseThrow(() -> unknown(condition, operator));
        String other = condition.attribute("valueof");
        if (other != null) {
            return comparison(condition, at, column, other);
        }
        var test = known.make().apply(new ConditionValues(condition, column, context));
        return (row, matches) -> {
            Object value = row.value(at.index(), column);
            return value == null ? known.missing() : test.test(value);
        };
    }

    /** Two columns; a missing value equals no other, so only {@code ne} holds where just one is missing. */
    private Criterion comparison(FetchElement condition, Named left, ColumnDefinition column, String other) {
        int dot = other.indexOf('.');
        Named right = dot < 0 ? left : scope.linked(condition, other.substring(0, dot));
        ColumnDefinition second = Scope.column(condition, right.table(), other.substring(dot + 1));
        if (!column.type().edmType().equals(second.type().edmType())) {
            throw condition.error(
                    "0x80041106",
                    "Incorrect filter condition or conditions. '" + column.name() + "' and '" + second.name()
                            + "' are of different types.");
        }
        var test = ColumnComparison.named(condition);
        return (row, matches) -> {
            Object a = row.value(left.index(), column);
            Object b = row.value(right.index(), second);
            return a == null || b == null
                    ? test == ColumnComparison.NE && a != b
                    : test.holds(ValueOrder.compare(a, b));
        };
    }

    private static RuntimeException unknown(FetchElement condition, String operator) {
        return ConditionOperator.isOnlyInTheService(operator)
                ? ApiException.notEmulated("the operator '" + operator + "' of FetchXML")
                : condition.error("0x80041120", "Unsupported condition operator: '" + operator + "'.");
    }
}
