// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import io.github.cameldataverse.client.batch.BatchSender;
import io.github.cameldataverse.client.metadata.TableDefinitions;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;

/** Chooses how each row is sent. */
final class Senders {
    private final RowRequests requests;
    private final WriteMode mode;
    private final ChunkSender single;
    private final ChunkSender batch;
    private final ChunkSender multiple;
    private final boolean elastic;
    private final boolean hasMessage;

    /**
     * The senders for the rows of a table.
     *
     * @throws ValidationException where the mode cannot work
     */
    Senders(RowTarget target, RowRequests requests, BulkOptions options) {
        this.requests = requests;
        this.mode = options.writeMode();
        boolean goesOn = options.onRowError() != OnRowError.fail;
        int size = options.rowsOfChunk();
        TableDefinition table = target.rows().table();
        TableDefinitions definitions = target.definitions();
        boolean isAsked = mode == WriteMode.multiple
                || mode == WriteMode.auto && !requests.terms().needsOwnRequest();
        this.elastic = isAsked && definitions.isElastic(table);
        boolean isThere = requests.verb() != Verb.DELETE || elastic;
        this.hasMessage = isAsked
                && isThere
                && definitions.hasMessage(table, requests.verb().message());
        this.single = new SingleRequests(target.caller(), requests);
        this.batch = new RowBatches(new BatchSender(target.caller()), requests, size, goesOn);
        ChunkSender message = new BulkMessage(target.caller(), requests, size, elastic);
        this.multiple = goesOn && !elastic ? new Bisection(message) : message;
        if (mode == WriteMode.multiple) {
            requirePossible();
        }
    }

    /** What sends this row. */
    ChunkSender of(NamedRow row) {
        boolean isNamedOtherwise = requests.verb() == Verb.UPDATE && row.key() != null;
        return switch (mode) {
            case single -> single;
            case batch -> batch;
            case multiple -> {
                if (isNamedOtherwise) {
                    throw refused("UpdateMultiple names rows by row id, but this one has an alternate key only");
                }
                yield hasMessage ? multiple : batch;
            }
            case auto -> {
                boolean canBeTogether = hasMessage && !elastic && !isNamedOtherwise;
                yield canBeTogether ? multiple : batch;
            }
        };
    }

    private void requirePossible() {
        if (!hasMessage && requests.verb() != Verb.DELETE) {
            throw refused("The table has no message " + requests.verb().message());
        }
        if (hasMessage && requests.terms().needsOwnRequest()) {
            throw refused("ifMatch, ifNoneMatch and returnRepresentation cannot go with a bulk message");
        }
    }

    private ValidationException refused(String what) {
        String table = requests.rows().table().logicalName();
        return new ValidationException(
                what + " (table " + table + "). Use writeMode=auto or batch.", ErrorDetails.ofTable(table), null);
    }
}
