// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.util.Optional;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.row.RowAddress;
import io.github.cameldataverse.client.row.RowCalls;
import io.github.cameldataverse.client.row.RowTerms;
import org.jspecify.annotations.Nullable;

/**
 * The request of its own that does something with a row.
 *
 * @param verb what is done
 * @param rows the calls of the table
 * @param terms the terms for all rows
 */
record RowRequests(Verb verb, RowCalls rows, RowTerms terms) {
    /** The request; empty where nothing is to be sent. */
    Optional<HttpCall> of(NamedRow row, @Nullable RowAddress address) {
        return switch (verb) {
            case CREATE -> Optional.of(rows.create(row.values(), terms));
            case UPDATE -> rows.update(named(address), row.values(), terms);
            case UPSERT -> Optional.of(rows.upsert(named(address), row.values(), terms));
            case DELETE -> Optional.of(rows.delete(named(address), terms));
        };
    }

    /** The name that a row must have. */
    RowAddress named(@Nullable RowAddress address) {
        if (address == null) {
            String table = rows.table().logicalName();
            throw new ValidationException(
                    "A row of table " + table + " has neither a row id nor an alternate key, so that nobody knows which"
                            + " one is meant. Name each row.",
                    ErrorDetails.ofTable(table),
                    null);
        }
        return address;
    }

    /** What became of a row. */
    RowOutcome outcome(ReadyRow row, SavedRow saved) {
        RowAddress address = row.address();
        RowOutcome.Status status = verb != Verb.UPSERT
                ? verb.done()
                : saved.created()
                        .map(created -> created ? RowOutcome.Status.created : RowOutcome.Status.updated)
                        .orElse(verb.done());
        return RowOutcome.done(row.index(), saved.id().orElse(address == null ? null : address.id()), status);
    }

    /** What became of a row of which the service says nothing but that all is well. */
    RowOutcome outcome(ReadyRow row) {
        return outcome(row, SavedRow.of(null, null));
    }
}
