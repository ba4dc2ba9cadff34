// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.expand;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.expand.CollectionBranch.Selection;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.ExpandItem;
import io.github.cameldataverse.emulator.odata.Preferences;
import io.github.cameldataverse.emulator.odata.TopOption;
import io.github.cameldataverse.emulator.query.OrderBy;
import io.github.cameldataverse.emulator.query.Projection;
import io.github.cameldataverse.emulator.query.Reference;
import io.github.cameldataverse.emulator.query.RowCollection;
import io.github.cameldataverse.emulator.query.RowFilter;
import io.github.cameldataverse.emulator.query.RowJson;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a {@code $expand} against the navigation properties of a table.
 *
 * @param context the request
 * @param nested whether an expand stands inside of another one anywhere in it
 */
record BranchReader(ExpandContext context, boolean nested) {

    private static final String REF = "/$ref";
    private static final Set<String> OPTIONS = Set.of("$select", "$filter", "$orderby", "$top", "$expand");
    private static final Pattern ALIAS = Pattern.compile("@\\w+(?=(?:[^']*'[^']*')*[^']*$)");

    Branch read(TableDefinition table, ExpandItem item) {
        checkOptions(item);
        boolean ref = item.name().endsWith(REF);
        String name = ref ? item.name().substring(0, item.name().length() - REF.length()) : item.name();
        Optional<Reference> reference = context.relations().reference(table, name);
        if (ref) {
            return reference.map(found -> new ReferenceBranch(found, context)).orElseThrow(() -> context.relations()
                    .collection(table, name)
                    .map(found -> ApiException.badRequest(
                            "Expand with $ref is only supported on lookup type navigation property."))
                    .orElseGet(() -> unknown(table, name)));
        }
        if (reference.isPresent()) {
            return row(reference.get(), item.options());
        }
        return collection(
                context.relations().collection(table, name).orElseThrow(() -> unknown(table, name)), item.options());
    }

    private RowBranch row(Reference reference, Map<String, String> options) {
        refuseOrder(options);
        if (options.containsKey("$filter")) {
            throw ApiException.notEmulated(
                    "a $filter on the single-valued navigation property '" + reference.name() + "' inside of $expand");
        }
        TableDefinition table = context.relations().table(reference.tables().get(0));
        Projection projection = reference.tables().size() > 1
                ? principal(table, options)
                : Projection.of(table, options.get("$select"));
        return new RowBranch(reference, member(table, projection, options), context);
    }

    /** Users and teams share the type of an owner, which has nothing but an id. */
    private static Projection principal(TableDefinition table, Map<String, String> options) {
        String select = options.getOrDefault("$select", "ownerid");
        for (String name : select.split(",", -1)) {
            if (!name.strip().equals("ownerid")) {
                throw ApiException.badRequest("Could not find a property named '" + name.strip()
                        + "' on type 'Microsoft.Dynamics.CRM.principal'.");
            }
        }
        if (options.containsKey("$expand")) {
            throw ApiException.notEmulated("an $expand inside of an expanded owner");
        }
        List<ColumnDefinition> id = table.column("ownerid").stream().toList();
        return new Projection(id, options.containsKey("$select") ? "(ownerid)" : "");
    }

    private CollectionBranch collection(RowCollection collection, Map<String, String> options) {
        if (nested) {
            refuseOrder(options);
        }
        TableDefinition table = collection.table();
        Projection projection = Projection.of(table, options.get("$select"));
        ColumnDefinition lookup = collection.lookup();
        if (lookup != null && !context.request().single() && !nested) {
            projection = projection.with(List.of(lookup), "");
        }
        RowFilter filter = new RowFilter(table, options.get("$filter"), context.relations(), context.filters());
        OrderBy order = new OrderBy(table, options.get("$orderby"), context.names());
        Integer top = TopOption.parse(options.get("$top"));
        int page = nested ? context.request().pageSize() : Preferences.maxPageSize();
        Selection selection = new Selection(filter, order, top == null ? page : top, nested, options);
        return new CollectionBranch(collection, member(table, projection, options), selection, context);
    }

    private Member member(TableDefinition table, Projection projection, Map<String, String> options) {
        Expansion inner = Expansion.of(table, ExpandItem.parse(options.get("$expand")), this);
        Projection all = inner.project(projection);
        RowJson json = new RowJson(all, context.request().annotations(), context.names());
        return new Member(all, json, inner);
    }

    private static void checkOptions(ExpandItem item) {
        item.options().forEach((name, value) -> {
            if (!OPTIONS.contains(name)) {
                throw ApiException.badRequest("The query option '" + name
                        + "' is not supported inside of $expand; known are " + OPTIONS + ".");
            }
            if (ALIAS.matcher(value).find()) {
                throw ApiException.badRequest(
                        "Parameter aliases are not supported inside of $expand: '" + name + "=" + value + "'.");
            }
        });
    }

    private static void refuseOrder(Map<String, String> options) {
        if (options.containsKey("$top") || options.containsKey("$orderby")) {
            throw ApiException.badRequest("Only $select and $filter clause can be provided while doing $expand on"
                    + " many-to-one relationship or nested one-to-many relationship.");
        }
    }

    private static ApiException unknown(TableDefinition table, @Nullable String name) {
        return ApiException.badRequest("Could not find a property named '" + name + "' on type 'Microsoft.Dynamics.CRM."
                + table.logicalName() + "'.");
    }
}
