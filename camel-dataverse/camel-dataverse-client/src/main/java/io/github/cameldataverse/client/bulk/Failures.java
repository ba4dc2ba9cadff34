// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.EnvironmentDisabledException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.ThrottledException;
import io.github.cameldataverse.client.model.TransportException;

/** What an error says of the rows it came with. */
final class Failures {
    private Failures() {}

    /** Whether it is about no row, so that every row after it would fail as well. */
    static boolean isOfEnvironment(RowOutcome outcome) {
        DataverseException error = outcome.error();
        return error instanceof AuthenticationException
                || error instanceof EnvironmentDisabledException
                || error instanceof ThrottledException
                || error instanceof TransportException;
    }

    /** Whether some of the rows that were sent together may be written if they are sent again, in smaller parts. */
    static boolean mayBeOfSome(RowOutcome outcome) {
        return outcome.isFailed()
                && !isOfEnvironment(outcome)
                && !(outcome.error() instanceof AmbiguousOutcomeException);
    }

    /** The error of a row that could not be read or sent. */
    static DataverseException of(int index, String table, RuntimeException failure) {
        return failure instanceof DataverseException known
                ? known
                : new DataverseException(
                        "Row " + index + " of the body for table " + table + " could not be read: " + failure,
                        ErrorDetails.ofTable(table),
                        failure);
    }
}
