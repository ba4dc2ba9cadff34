// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.util.List;
import java.util.Optional;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.row.RowAddress;
import org.jspecify.annotations.Nullable;

/** Sends rows in one way. */
interface ChunkSender {
    /** Rows it sends at once at the most. */
    int most();

    /**
     * Checks a row and writes its JSON; empty where nothing is to be sent.
     *
     * @throws io.github.cameldataverse.client.model.DataverseException where it cannot be sent
     */
    Optional<HttpCall> prepare(NamedRow row, @Nullable RowAddress address);

    /** Sends rows; one outcome each, in their order. Throws nothing but what is no failure of the service. */
    List<RowOutcome> send(List<ReadyRow> rows);
}
