// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.row.RowAddress;
import org.jspecify.annotations.Nullable;

/**
 * A row whose values are checked and written as JSON, or whose outcome is known without sending it.
 *
 * @param index position in the input, from 0
 * @param sender what sends it; null where its outcome is known
 * @param address how it is named; null where it is new
 * @param call the request of its own, with the JSON as its body; of a bulk message only the JSON counts
 * @param known its outcome, where it is not to be sent
 */
record ReadyRow(
        int index,
        @Nullable ChunkSender sender,
        @Nullable RowAddress address,
        @Nullable HttpCall call,
        @Nullable RowOutcome known) {
    static ReadyRow known(RowOutcome outcome) {
        return new ReadyRow(outcome.index(), null, null, null, outcome);
    }

    HttpCall request() {
        if (call == null) {
            throw new IllegalStateException("Row " + index + " is not to be sent");
        }
        return call;
    }

    byte[] json() {
        byte[] body = request().body();
        return body == null ? new byte[0] : body;
    }
}
