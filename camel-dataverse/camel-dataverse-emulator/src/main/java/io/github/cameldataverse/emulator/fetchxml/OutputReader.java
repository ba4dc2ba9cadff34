// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.emulator.fetchxml.condition.Scope;
import io.github.cameldataverse.emulator.fetchxml.condition.Scope.Named;
import io.github.cameldataverse.emulator.fetchxml.element.FetchElement;
import io.github.cameldataverse.emulator.fetchxml.plan.AggregateFunction;
import io.github.cameldataverse.emulator.fetchxml.plan.DateGrouping;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery.Options;
import io.github.cameldataverse.emulator.fetchxml.plan.Output;
import io.github.cameldataverse.emulator.fetchxml.plan.Output.Use;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import org.jspecify.annotations.Nullable;

/** Reads the columns of the answer. Sources: pages "Select columns using FetchXml", "attribute element". */
final class OutputReader {

    private final Options options;
    private final Map<String, Output> byName = new LinkedHashMap<>();

    OutputReader(Options options) {
        this.options = options;
    }

    /** Adds the columns of a table; {@code prefix} stands before the names of linked ones. */
    void read(FetchElement element, Named table, String prefix) {
        boolean root = table.index() == 0;
        boolean every = root
                ? options.everyColumn()
                : !element.children("all-attributes").isEmpty();
        if (every && options.aggregateLimit() == null) {
            table.table().columns().values().stream()
                    .filter(column -> column.type() != ColumnType.IMAGE)
                    .forEach(column -> own(table, column, prefix));
        }
        for (FetchElement attribute : element.children("attribute")) {
            attribute(attribute, table, prefix);
        }
    }

    /** Adds what every row carries besides: its row id. Rows that must differ from one another have no id added. */
    void finish(TableDefinition table) {
        if (options.aggregateLimit() == null && !options.distinct()) {
            table.column(table.primaryId()).ifPresent(column -> own(new Named(0, table), column, ""));
            table.column(table.keyProperty()).ifPresent(column -> own(new Named(0, table), column, ""));
        }
    }

    /** Refuses an order by a name that the answer does not have; the empty name stands for none. */
    void requireAlias(FetchElement entity, String alias) {
        if (!alias.isEmpty() && !byName.containsKey(alias)) {
            throw entity.error(
                    "0x8004110A",
                    "The specified alias for the given entity in the condition does not exist: '" + alias
                            + "'; known are " + byName.keySet() + ".");
        }
    }

    List<Output> outputs() {
        return List.copyOf(byName.values());
    }

    private void attribute(FetchElement attribute, Named table, String prefix) {
        ColumnDefinition column = Scope.column(attribute, table.table(), attribute.required("name"));
        if (attribute.attribute("rowaggregate") != null) {
            throw ApiException.notEmulated("the attribute 'rowaggregate' of FetchXML");
        }
        String alias = attribute.attribute("alias");
        Use use = use(attribute, column);
        if (options.aggregateLimit() != null) {
            if (alias == null) {
                throw attribute.error("0x80041109", "Invalid alias for aggregate operation: every column needs one.");
            }
            unique(attribute, new Output(table.index(), column, alias, use));
        } else if (alias != null) {
            unique(attribute, Output.plain(table.index(), column, alias));
        } else {
            own(table, column, prefix);
            if (table.index() == 0) {
                table.table().alsoSelects(column).forEach(other -> own(table, other, prefix));
            }
        }
    }

    private void own(Named table, ColumnDefinition column, String prefix) {
        String name = table.index() == 0 ? column.wireName() : prefix + "." + column.name();
        byName.putIfAbsent(name, Output.plain(table.index(), column, name));
    }

    private void unique(FetchElement attribute, Output output) {
        if (byName.putIfAbsent(output.name(), output) != null) {
            throw attribute.error("0x80041130", "FetchXML should have unique aliases: '" + output.name() + "'.");
        }
    }

    private Use use(FetchElement attribute, ColumnDefinition column) {
        String aggregate = attribute.attribute("aggregate");
        boolean group = attribute.flag("groupby", "0x8004112E");
        if (options.aggregateLimit() == null && (aggregate != null || group)) {
            throw attribute.error(
                    "0x8004111A",
                    "An error occurred while processing Aggregates in Query: <fetch> lacks aggregate='true'.");
        }
        if (aggregate != null && group) {
            throw attribute.error("0x80041137", "An attribute can either be an aggregate or a Group By but not both");
        }
        if (options.aggregateLimit() == null) {
            return Use.PLAIN;
        }
        if (aggregate == null && !group) {
            throw attribute.error(
                    "0x80041107", "Attributes can not be returned when aggregate operation is specified.");
        }
        boolean distinct = attribute.flag("distinct", "0x80041115");
        return new Use(function(attribute, column, aggregate), distinct, grouping(attribute, column));
    }

    private static AggregateFunction function(
            FetchElement attribute, ColumnDefinition column, @Nullable String aggregate) {
        if (aggregate == null) {
            return AggregateFunction.NONE;
        }
        AggregateFunction function = AggregateFunction.named(aggregate)
                .orElseThrow(() -> attribute.error(
                        "0x8004111A",
                        "An error occurred while processing Aggregates in Query: there is no function '" + aggregate
                                + "'."));
        if (!function.takes(column)) {
            throw attribute.error(
                    "0x8004112F",
                    "Aggregate " + aggregate + " is not supported for attribute of type "
                            + column.type().attributeType() + ".");
        }
        return function;
    }

    private static DateGrouping grouping(FetchElement attribute, ColumnDefinition column) {
        String name = attribute.attribute("dategrouping");
        if (name == null) {
            return DateGrouping.NONE;
        }
        if (name.startsWith("fiscal-")) {
            throw ApiException.notEmulated("dategrouping='" + name + "' of FetchXML");
        }
        DateGrouping grouping = DateGrouping.named(name).orElseThrow(() -> badGrouping(attribute, name));
        if (column.type().dateTimeBehavior().isEmpty()) {
            throw badGrouping(attribute, name);
        }
        return grouping;
    }

    private static ApiException badGrouping(FetchElement attribute, String name) {
        return attribute.error("0x80041135", "An invalid value was specified for dategrouping: '" + name + "'.");
    }
}
