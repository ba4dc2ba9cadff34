// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.util.Iterator;
import java.util.function.Function;

import io.github.cameldataverse.client.row.RowTerms;

/**
 * Writes many rows of one table with one verb. Rows are read from their source while they are sent; the memory taken is that
 * of one chunk, whatever the number of rows.
 */
public final class BulkWriter {
    private final RowTarget target;
    private final Verb verb;
    private final RowTerms terms;
    private final BulkOptions options;

    private BulkWriter(RowTarget target, Verb verb, RowTerms terms, BulkOptions options) {
        this.target = target;
        this.verb = verb;
        this.terms = terms;
        this.options = options;
    }

    /** A writer. */
    public BulkWriter(RowTarget target, Verb verb, BulkOptions options) {
        this(target, verb, RowTerms.NONE, options);
    }

    /** The same writer, with these terms for every row. */
    public BulkWriter on(RowTerms newTerms) {
        return new BulkWriter(target, verb, newTerms, options);
    }

    /**
     * Begins to write; rows are sent when outcomes are taken.
     *
     * @throws io.github.cameldataverse.client.model.ValidationException where the options cannot work for the table
     */
    public RowOutcomes write(Iterator<NamedRow> rows) {
        return write(rows, RowOutcomes.UNKNOWN, Function.identity());
    }

    /**
     * Begins to write; rows are sent when outcomes are taken.
     *
     * @param source of the rows; where it throws, what was read before is written, and that is the end
     * @param size how many it has, or {@link RowOutcomes#UNKNOWN}
     * @param naming reads one of them; where it throws, that row has failed
     * @throws io.github.cameldataverse.client.model.ValidationException where the options cannot work for the table
     */
    public <E> RowOutcomes write(Iterator<? extends E> source, int size, Function<? super E, NamedRow> naming) {
        boolean isAlone = size == 1 && options.writeMode() == WriteMode.auto;
        BulkOptions used = isAlone ? options.withWriteMode(WriteMode.single) : options;
        RowRequests requests = new RowRequests(verb, target.rows(), terms);
        Senders senders = new Senders(target, requests, used);
        String table = target.rows().table().logicalName();
        return new RowOutcomes(new Chunks<>(source, naming, requests, senders, used), table, used.onRowError(), size);
    }
}
