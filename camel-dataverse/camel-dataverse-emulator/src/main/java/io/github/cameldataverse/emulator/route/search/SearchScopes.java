// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.query.RowFilter;
import io.github.cameldataverse.emulator.search.SearchScope;
import io.github.cameldataverse.emulator.store.StoredRow;

/** The tables, columns and conditions of a search. */
final class SearchScopes {

    private final Environment environment;

    SearchScopes(Environment environment) {
        this.environment = environment;
    }

    /**
     * The tables that {@code entities} names, or all; a search in an environment where it is off is refused.
     *
     * @param filter a condition on the rows of every table; empty for none
     */
    List<SearchScope> read(JsonNode entities, String filter) {
        requireEnabled();
        List<SearchScope> scopes = new ArrayList<>();
        if (entities.isMissingNode() || entities.isEmpty()) {
            environment.catalog().tables().stream()
                    .filter(SearchScopes::searchable)
                    .forEach(table -> scopes.add(scope(table, texts(table), List.of(), filter)));
            return scopes;
        }
        if (!entities.isArray()) {
            throw ApiException.badPayload("The parameter 'entities' of the search must be a list of tables.");
        }
        entities.forEach(
                entity -> scopes.add(entity.isTextual() ? named(entity.asText(), filter) : entity(entity, filter)));
        return scopes;
    }

    /** Version 1.0 names tables only, and searches all their texts. */
    private SearchScope named(String name, String filter) {
        TableDefinition table = table(name);
        return scope(table, texts(table), List.of(), filter);
    }

    private SearchScope entity(JsonNode entity, String filter) {
        TableDefinition table = table(SearchBody.member(entity, "name").asText());
        String own = SearchBody.member(entity, "filter").asText("");
        String both = List.of(own.equals("null") ? "" : own, filter).stream()
                .filter(condition -> !condition.isBlank())
                .map(condition -> "(" + condition + ")")
                .reduce((a, b) -> a + " and " + b)
                .orElse("");
        List<ColumnDefinition> searched = columns(table, SearchBody.member(entity, "searchcolumns"));
        return scope(
                table,
                searched.isEmpty() ? primaryName(table) : searched,
                columns(table, SearchBody.member(entity, "selectcolumns")),
                both);
    }

    private SearchScope scope(
            TableDefinition table, List<ColumnDefinition> searched, List<ColumnDefinition> shown, String filter) {
        Predicate<StoredRow> condition = new RowFilter(
                table, filter.isBlank() ? null : filter, environment.relations(), environment.filterContext(Map.of()));
        return new SearchScope(table, searched, shown.isEmpty() ? primaryName(table) : shown, condition);
    }

    private TableDefinition table(String name) {
        return environment
                .catalog()
                .table(name)
                .orElseThrow(() -> ApiException.badRequest(
                        "The table '" + name + "' of the search does not exist, or is not enabled for search."));
    }

    private static List<ColumnDefinition> columns(TableDefinition table, JsonNode names) {
        List<ColumnDefinition> columns = new ArrayList<>();
        names.forEach(name -> columns.add(table.column(name.asText())
                .orElseThrow(() -> ApiException.badRequest("Could not find a property named '" + name.asText()
                        + "' on type 'Microsoft.Dynamics.CRM." + table.logicalName() + "'."))));
        return columns;
    }

    private static List<ColumnDefinition> primaryName(TableDefinition table) {
        return table.column(table.names().primaryName()).stream().toList();
    }

    private static List<ColumnDefinition> texts(TableDefinition table) {
        return table.columns().values().stream()
                .filter(column -> column.type() == ColumnType.STRING || column.type() == ColumnType.MEMO)
                .toList();
    }

    /** Only tables that track changes can be enabled for search. */
    private static boolean searchable(TableDefinition table) {
        return table.traits().has(Feature.CHANGE_TRACKING)
                && !table.names().primaryName().isEmpty()
                && !table.logicalName().equals("activitypointer");
    }

    private void requireEnabled() {
        LookupValue address =
                new LookupValue("organization", environment.identity().organizationId());
        boolean off = environment
                .catalog()
                .table("organization")
                .flatMap(table -> environment.store().row(table, address.id()))
                .filter(row -> Boolean.FALSE.equals(row.value("isexternalsearchindexenabled")))
                .isPresent();
        if (off) {
            throw new ApiException(400, "0x80048d0b", "Dataverse Search feature is disabled for this organization.");
        }
    }
}
