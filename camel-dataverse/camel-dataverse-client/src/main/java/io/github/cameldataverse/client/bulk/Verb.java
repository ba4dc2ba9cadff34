// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.odata.WriteRules.Purpose;

/** What is done with rows. */
public enum Verb {
    /** They are new. */
    CREATE("CreateMultiple", RowOutcome.Status.created, Purpose.CREATE),
    /** They are there. */
    UPDATE("UpdateMultiple", RowOutcome.Status.updated, Purpose.UPDATE),
    /** Either. */
    UPSERT("UpsertMultiple", RowOutcome.Status.upserted, Purpose.UPSERT),
    /** They go. */
    DELETE("DeleteMultiple", RowOutcome.Status.deleted, Purpose.UPDATE);

    private final String message;
    private final RowOutcome.Status done;
    private final Purpose purpose;

    Verb(String message, RowOutcome.Status done, Purpose purpose) {
        this.message = message;
        this.done = done;
        this.purpose = purpose;
    }

    /** The bulk message. */
    String message() {
        return message;
    }

    /** What became of a row of which the service tells no more than that it is done. */
    RowOutcome.Status done() {
        return done;
    }

    Purpose purpose() {
        return purpose;
    }
}
