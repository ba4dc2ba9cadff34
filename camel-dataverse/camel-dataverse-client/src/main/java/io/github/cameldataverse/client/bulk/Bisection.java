// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.row.RowAddress;
import org.jspecify.annotations.Nullable;

/**
 * Divides a chunk of which the service took nothing, until each row that is refused is alone: k bad rows of n cost about k
 * log n more requests.
 */
record Bisection(ChunkSender whole) implements ChunkSender {
    @Override
    public int most() {
        return whole.most();
    }

    @Override
    public Optional<HttpCall> prepare(NamedRow row, @Nullable RowAddress address) {
        return whole.prepare(row, address);
    }

    @Override
    public List<RowOutcome> send(List<ReadyRow> rows) {
        List<RowOutcome> outcomes = whole.send(rows);
        if (rows.size() == 1 || !Failures.mayBeOfSome(outcomes.get(0))) {
            return outcomes;
        }
        int middle = rows.size() / 2;
        List<RowOutcome> halves = new ArrayList<>(send(rows.subList(0, middle)));
        List<ReadyRow> rest = rows.subList(middle, rows.size());
        if (halves.stream().anyMatch(Failures::isOfEnvironment)) {
            rest.forEach(row -> halves.add(RowOutcome.notExecuted(row.index())));
        } else {
            halves.addAll(send(rest));
        }
        return halves;
    }
}
