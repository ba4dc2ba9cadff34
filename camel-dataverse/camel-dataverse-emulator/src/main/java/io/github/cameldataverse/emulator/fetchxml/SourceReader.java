// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.cameldataverse.emulator.fetchxml.condition.FilterReader;
import io.github.cameldataverse.emulator.fetchxml.condition.Scope;
import io.github.cameldataverse.emulator.fetchxml.condition.Scope.Named;
import io.github.cameldataverse.emulator.fetchxml.element.FetchElement;
import io.github.cameldataverse.emulator.fetchxml.plan.Criterion;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery.Options;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery.Order;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery.Paging;
import io.github.cameldataverse.emulator.fetchxml.plan.LinkType;
import io.github.cameldataverse.emulator.fetchxml.plan.Source;
import io.github.cameldataverse.emulator.fetchxml.plan.Source.Join;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a query with their columns, filters and orders. Source: page "Join tables using FetchXml". */
final class SourceReader {

    private static final int MOST_LINKS = 15;

    private final TableCatalog catalog;
    private final Options options;
    private final Scope scope = new Scope();
    private final Map<FetchElement, Named> tables = new IdentityHashMap<>();
    private final FilterReader filters;
    private final OutputReader outputs;
    private final List<Order> orders = new ArrayList<>();

    SourceReader(TableCatalog catalog, FilterContext context, Options options) {
        this.catalog = catalog;
        this.options = options;
        this.filters = new FilterReader(scope, context, this::filterLink);
        this.outputs = new OutputReader(options);
    }

    FetchQuery read(FetchElement entity, TableDefinition table, Paging paging) {
        tables.put(entity, new Named(0, table));
        name(entity);
        Source root = source(entity, null);
        outputs.finish(table);
        for (Order order : orders) {
            outputs.requireAlias(entity, order.alias());
        }
        return new FetchQuery(root, tables.size(), outputs.outputs(), List.copyOf(orders), paging, options);
    }

    /** Links get their numbers first, for a filter may name one that stands behind it. */
    private void name(FetchElement parent) {
        for (FetchElement child : parent.children()) {
            if (child.name().equals("link-entity")) {
                Named named = new Named(tables.size(), table(child));
                if (named.index() > MOST_LINKS) {
                    throw child.error("0x8004430D", "Number of link entities in query exceeded maximum limit.");
                }
                tables.put(child, named);
                scope.add(child, named);
            }
            name(child);
        }
    }

    private TableDefinition table(FetchElement link) {
        String name = link.required("name");
        return catalog.table(name)
                .orElseThrow(() -> link.error(
                        "0x80041102",
                        "The entity with a name = '" + name
                                + "' with namemapping = 'Logical' was not found in the MetadataCache."));
    }

    private Source source(FetchElement element, @Nullable Join join) {
        Named own = named(element);
        columns(element, own, join);
        orders(element, own);
        List<Criterion> before = new ArrayList<>();
        List<Criterion> after = new ArrayList<>();
        for (FetchElement filter : element.children("filter")) {
            (FilterReader.refersToOthers(filter) ? after : before).add(filters.read(filter, own));
        }
        List<Source> links = new ArrayList<>();
        for (FetchElement link : element.children("link-entity")) {
            Join inner = join(link, own);
            if (inner.type().isFilter()) {
                throw link.error(
                        "0x80041121",
                        "Unsupported join operator. link-type='" + link.attribute("link-type")
                                + "' stands in a filter.");
            }
            links.add(source(link, inner));
        }
        return new Source(own.index(), own.table(), join, before, after, links);
    }

    private void columns(FetchElement element, Named own, @Nullable Join join) {
        boolean named = Stream.of("attribute", "all-attributes")
                .anyMatch(child -> !element.children(child).isEmpty());
        if (join != null && named && !join.type().hasColumns()) {
            throw element.error(
                    "0x80040203", "A link of the type '" + element.attribute("link-type") + "' cannot return columns.");
        }
        String alias = element.attribute("alias");
        outputs.read(element, own, alias == null ? own.table().logicalName() + own.index() : alias);
    }

    private Named named(FetchElement element) {
        Named named = tables.get(element);
        if (named == null) {
            throw new IllegalStateException("A table without a number");
        }
        return named;
    }

    private Join join(FetchElement link, Named parent) {
        String type = link.attribute("link-type");
        LinkType known = LinkType.named(type == null ? "inner" : type)
                .orElseThrow(() -> link.error(
                        "0x80041117",
                        "The only valid values for link-type attribute are 'natural', 'inner','in','exists',"
                                + "'matchfirstrowusingcrossapply' and 'outer', and in a filter 'any', 'not any', 'all'"
                                + " and 'not all', not '" + type + "'."));
        String from = link.attribute("from");
        String to = link.attribute("to");
        if (from == null && to == null) {
            throw ApiException.notEmulated("a link-entity without 'from' and 'to'");
        }
        if (from == null || to == null) {
            throw link.error(
                    "0x80041111", "AttributeFrom and AttributeTo must be either both specified or both omitted.");
        }
        return new Join(
                known,
                Scope.column(link, named(link).table(), from),
                parent.index(),
                Scope.column(link, parent.table(), to));
    }

    private Criterion filterLink(FetchElement link, Named own) {
        Join join = join(link, own);
        if (!join.type().isFilter()) {
            throw link.error(
                    "0x80041121",
                    "Unsupported join operator. In a filter, link-type is 'any', 'not any', 'all' or 'not all'.");
        }
        Source source = source(link, join);
        return switch (join.type()) {
            case NOT_ANY ->
                (row, matches) -> matches.of(source, row, true).findAny().isEmpty();
            case ALL ->
                (row, matches) -> matches.of(source, row, false).findAny().isPresent()
                        && matches.of(source, row, true).findAny().isEmpty();
            default -> (row, matches) -> matches.of(source, row, true).findAny().isPresent();
        };
    }

    /** Orders of the first table come before those of linked ones, wherever they stand. */
    private void orders(FetchElement element, Named own) {
        for (FetchElement order : element.children("order")) {
            boolean descending = order.flag("descending", "0x80041119");
            String alias = order.attribute("alias");
            String attribute = order.attribute("attribute");
            if (options.aggregateLimit() != null) {
                refuse(
                        order,
                        attribute,
                        "0x80041131",
                        "An attribute cannot be specified for an order clause for an"
                                + " aggregate Query. Use an alias.");
                if (alias == null) {
                    throw order.error("0x80041134", "An alias is required for an order clause for an aggregate Query.");
                }
                orders.add(new Order(own.index(), null, alias, descending));
                continue;
            }
            refuse(
                    order,
                    alias,
                    "0x80041132",
                    "An alias cannot be specified for an order clause for a non-aggregate"
                            + " Query. Use an attribute.");
            if (attribute == null) {
                throw order.error(
                        "0x80041133", "An attribute is required for an order clause for a non-aggregate Query.");
            }
            String entity = order.attribute("entityname");
            Named at = entity == null ? own : scope.linked(order, entity);
            orders.add(new Order(at.index(), Scope.column(order, at.table(), attribute), "", descending));
        }
    }

    private static void refuse(FetchElement order, @Nullable String value, String code, String message) {
        if (value != null) {
            throw order.error(code, message);
        }
    }
}
