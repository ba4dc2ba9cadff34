// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.util.UUID;

import io.github.cameldataverse.client.odata.fetch.FetchXml;

/** What a query reads from: a table as it is, or through something that is defined elsewhere. */
public sealed interface QuerySource {
    /** The rows of the table. */
    QuerySource TABLE = new Rows();

    /** The rows of a table. */
    record Rows() implements QuerySource {}

    /**
     * Groups and sums of the rows of a table.
     *
     * @param expression such as {@code groupby((statuscode),aggregate($count as count))}
     * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/aggregate-data">Aggregate
     *     data</a>
     */
    record Applied(String expression) implements QuerySource {}

    /**
     * The rows that a view of the environment finds.
     *
     * @param id id in the table {@code savedquery}
     * @see <a
     *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-and-execute-predefined-queries">Predefined
     *     queries</a>
     */
    record SavedQuery(UUID id) implements QuerySource {}

    /**
     * The rows that a user's own view finds.
     *
     * @param id id in the table {@code userquery}
     */
    record UserQuery(UUID id) implements QuerySource {}

    /**
     * The rows that a FetchXML finds.
     *
     * @param fetch the query
     */
    record Fetched(FetchXml fetch) implements QuerySource {}
}
