// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.cameldataverse.client.http.BypassLogic;
import io.github.cameldataverse.client.odata.Annotations;
import io.github.cameldataverse.component.operation.DataverseOperation;
import io.github.cameldataverse.component.operation.OutputType;
import io.github.cameldataverse.component.poll.StartFrom;
import org.jspecify.annotations.Nullable;

/** Which options cannot work together or at all; refused at start. */
final class EndpointRules {
    private static final Pattern LOST_PLUS = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+ \\d{2}:?\\d{2}");
    private static final List<String> NUMBERS = List.of(
            "top",
            "pageSize",
            "batchSize",
            "delay",
            "initialDelay",
            "repeatCount",
            "backoffMultiplier",
            "backoffIdleThreshold",
            "backoffErrorThreshold");
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
        refuse(
                "producer",
                options,
                "which is for consumers: only a consumer keeps a cursor. Remove it, or use the endpoint in from(...)",
                given("cursorName", options.getCursorName()),
                given("offsetRepository", options.getOffsetRepository()),
                given("startFrom", options.getStartFrom() == StartFrom.now ? null : options.getStartFrom()));
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
        refuse(
                "consumer",
                options,
                "which is for producers: a consumer delivers the table's changes. Remove it, or use the endpoint in"
                        + " to(...)",
                given("operation", options.getOperation()),
                given("rowId", options.getRowId()),
                given("key", options.getKey()),
                given("ifMatch", options.getIfMatch()),
                given("ifNoneMatch", options.getIfNoneMatch()),
                given("returnRepresentation", options.isReturnRepresentation() ? true : null),
                given("ignoreNulls", options.isIgnoreNulls() ? true : null),
                given("onlyChanged", options.isOnlyChanged() ? true : null),
                given("annotations", options.getAnnotations() == Annotations.none ? null : options.getAnnotations()),
                given("outputType", options.getOutputType() == OutputType.list ? null : options.getOutputType()));
        checkReading(options);
        refuse(
                "consumer",
                options,
                "which Dataverse cannot apply to change tracking. Remove it, and filter what was read with the route's"
                        + " .filter()",
                given("filter", options.getFilter()),
                given("orderBy", options.getOrderBy()),
                given("top", options.getTop() == 0 ? null : options.getTop()));
    }

    /** Refuses request options that change nothing where nothing is written, or that no link of the service keeps. */
    private static void checkReading(DataverseConfiguration options) {
        refuse(
                "consumer",
                options,
                "which is for producers: a consumer writes nothing that it could apply to. Remove it, or use the endpoint"
                        + " in to(...)",
                given("duplicateDetection", options.isDuplicateDetection() ? true : null),
                given("bypassLogic", options.getBypassLogic() == BypassLogic.none ? null : options.getBypassLogic()),
                given("bypassStepIds", options.getBypassStepIds()),
                given("suppressFlows", options.isSuppressFlows() ? true : null),
                given("solution", options.getSolution()),
                given("tag", options.getTag()));
    }

    /**
     * Refuses negative numbers, which Camel's schedule would take for an option that is not given.
     *
     * @throws IllegalArgumentException names the option
     */
    static void checkNumbers(Map<String, Object> parameters) {
        for (String option : NUMBERS) {
            String value = String.valueOf(parameters.get(option)).strip();
            if (value.startsWith("-")) {
                throw new IllegalArgumentException(
                        option + " is " + value + ", but must be 1 or more, or 0 for automatic or off.");
            }
            if (option.equals("delay") && value.equals("0")) {
                throw new IllegalArgumentException(
                        "delay is 0, but a poll is a request to the service: give 1 (millisecond) or more, such as 30000.");
            }
        }
    }

    /**
     * Refuses an option that stands in the URI more than once, which Camel makes a list.
     *
     * @throws IllegalArgumentException names the option
     */
    static void checkRepeated(Map<String, Object> parameters) {
        parameters.forEach((option, value) -> {
            if (value instanceof Collection<?> values) {
                throw new IllegalArgumentException("Option " + option + " stands in the URI more than once, as "
                        + values
                        + ". Keep one of them"
                        + (option.equals("filter") ? ", with the filters joined by 'and'." + SAFE_FILTER : "."));
            }
        });
    }

    @SafeVarargs
    private static void refuse(String kind, DataverseConfiguration options, String why, Optional<String>... given) {
        List<String> names = Stream.of(given).flatMap(Optional::stream).toList();
        if (!names.isEmpty()) {
            throw new IllegalArgumentException("The " + kind + " of table " + options.getTable() + " has "
                    + String.join(", ", names) + ", " + why + ".");
        }
    }

    private static Optional<String> given(String name, @Nullable Object value) {
        return Optional.ofNullable(value).map(present -> name);
    }

    /**
     * Refuses a filter that shows what Camel made of its URI, wherever it comes from by now.
     *
     * @throws IllegalArgumentException shows the filter and says how to give it
     */
    static void checkFilter(@Nullable String filter) {
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
}
