// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.cameldataverse.component.operation.DataverseOperation;
import org.jspecify.annotations.Nullable;

/** Which options cannot work together or at all; refused at start. */
final class EndpointRules {
    private static final Pattern LOST_PLUS = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+ \\d{2}:?\\d{2}");
    private static final String SAFE_FILTER = " Bind the value: write its name with an at sign in the filter"
            + " and give it in the header " + DataverseConstants.PARAMETERS
            + "; or put RAW(...) around the filter, or give it in" + " the header " + DataverseConstants.FILTER + ".";

    private EndpointRules() {}

    /**
     * Checks a producer's options.
     *
     * @throws IllegalArgumentException says what is wrong and what to do
     */
    static void checkProducer(DataverseConfiguration options) {
        checkFilter(options.getFilter());
        DataverseOperation operation = options.getOperation();
        if (operation == null) {
            return;
        }
        checkTarget(operation, options);
        if (options.isOnlyChanged() && operation != DataverseOperation.update) {
            throw new IllegalArgumentException("onlyChanged goes with update only: operation " + operation
                    + " would send an incomplete row. Remove the option, or use update.");
        }
        boolean namesRows = options.getRowId() != null || options.getKey() != null;
        if (namesRows && operation.target() != DataverseOperation.Target.NAMED_ROWS) {
            throw new IllegalArgumentException(
                    "Operation " + operation + " takes neither rowId nor key, for it names no"
                            + " row. Remove the option, or choose another operation.");
        }
    }

    /**
     * Checks that an operation on rows has a table, and one about the environment has none.
     *
     * @throws IllegalArgumentException lists the operations that can work here
     */
    static void checkTarget(DataverseOperation operation, DataverseConfiguration options) {
        boolean forTable = !options.isForEnvironment();
        if (operation.isForTable() == forTable) {
            return;
        }
        String here = String.join(", ", DataverseOperation.names(forTable));
        throw new IllegalArgumentException(
                forTable
                        ? "Operation " + operation + " is about the environment as a whole, not about table "
                                + options.getTable() + ". Send it to dataverse:environment, or choose one of " + here
                                + "."
                        : "Operation " + operation + " needs a table, but dataverse:environment is the environment as a"
                                + " whole. Send it to dataverse:TABLE, or choose one of " + here + ".");
    }

    /**
     * Checks a consumer's options.
     *
     * @throws IllegalArgumentException says what is wrong and what to do
     */
    static void checkConsumer(DataverseConfiguration options) {
        if (options.isForEnvironment()) {
            throw new IllegalArgumentException("dataverse:environment is the environment as a whole, which cannot be"
                    + " consumed from. Consume from a table: dataverse:TABLE.");
        }
        List<String> given = new ArrayList<>();
        add(given, "operation", options.getOperation());
        add(given, "rowId", options.getRowId());
        add(given, "key", options.getKey());
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("The consumer of table " + options.getTable() + " has "
                    + String.join(", ", given) + ", which is for producers: a consumer delivers the table's changes."
                    + " Remove it, or use the endpoint in to(...).");
        }
        add(given, "filter", options.getFilter());
        add(given, "orderBy", options.getOrderBy());
        add(given, "top", options.getTop() == 0 ? null : options.getTop());
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("The consumer of table " + options.getTable() + " has "
                    + String.join(", ", given)
                    + ", which Dataverse cannot apply to change tracking. Remove it, and filter"
                    + " what was read with the route's .filter().");
        }
    }

    private static void checkFilter(@Nullable String filter) {
        if (filter == null) {
            return;
        }
        if (filter.stripLeading().startsWith("[")) {
            throw new IllegalArgumentException(
                    "filter is '" + filter + "', which is a list: the option stands in the URI"
                            + " more than once. Join the filters with 'and'." + SAFE_FILTER);
        }
        if (LOST_PLUS.matcher(filter).find()) {
            throw new IllegalArgumentException(
                    "filter is '" + filter + "', whose time has a space where a plus sign was:"
                            + " in a URI a plus sign arrives as a space. Write the time in UTC with Z." + SAFE_FILTER);
        }
    }

    private static void add(List<String> given, String name, @Nullable Object value) {
        if (value != null) {
            given.add(name);
        }
    }
}
