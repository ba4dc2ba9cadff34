// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What an operation answers.
 *
 * @param body the new body, where it is replaced
 * @param replacesBody whether there is a new body, perhaps null, or the message keeps its own
 * @param facts what is known beside it; only what the service told
 */
public record OperationResult(@Nullable Object body, boolean replacesBody, Map<Fact, Object> facts) {

    /** A fact about the row or rows; becomes the header {@code CamelDataverse} + its name. */
    public enum Fact {
        /** Logical name of the table. */
        Table,
        /** Row id, as text. */
        RowId,
        /** ETag of the row. */
        Etag,
        /** Whether the row was created. */
        Created,
        /** HTTP status; of a retrieve whose row is unchanged. */
        Status,
        /** The service's id of the request that was answered last. */
        RequestId,
        /** How many rows. */
        Count,
        /** The outcome of each row. */
        Outcomes
    }

    /** A result; the facts are copied. */
    public OperationResult {
        facts = facts.isEmpty() ? Map.of() : Map.copyOf(facts);
    }

    /** A result with this body and no facts; null keeps the message's body. */
    public static OperationResult of(@Nullable Object body) {
        return new OperationResult(body, body != null, Map.of());
    }

    /** A result whose body is null, since there is nothing. */
    static OperationResult ofNothing() {
        return new OperationResult(null, true, Map.of());
    }

    /** The same result with this body. */
    OperationResult withBody(Object newBody) {
        return new OperationResult(newBody, true, facts);
    }

    /** The same result with one more fact; null leaves it out. */
    public OperationResult with(Fact fact, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<Fact, Object> more = new EnumMap<>(Fact.class);
        more.putAll(facts);
        more.put(fact, value);
        return new OperationResult(body, replacesBody, more);
    }
}
