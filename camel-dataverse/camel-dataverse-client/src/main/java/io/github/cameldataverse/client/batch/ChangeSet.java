// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.util.List;
import java.util.function.UnaryOperator;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;

/**
 * Writes that land together or not at all.
 *
 * @param parts in their order; no reads, for the service refuses them here
 */
public record ChangeSet(List<BatchPart> parts) implements BatchItem {
    /** Checks what the service would refuse. */
    public ChangeSet {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw refused("A change set has no requests. Leave it out");
        }
        parts.stream()
                .filter(part -> part.call().method().equals("GET"))
                .findFirst()
                .ifPresent(part -> {
                    throw refused(part.call().label() + " is a read, and a change set takes writes only."
                            + " Move it out of the change set");
                });
        if (parts.size() > BatchSender.MOST_PARTS) {
            throw refused("A change set of " + parts.size() + " requests does not fit into one batch, which takes "
                    + BatchSender.MOST_PARTS + ". Split it, knowing that its halves do not land together");
        }
    }

    @Override
    public ChangeSet map(UnaryOperator<HttpCall> change) {
        return new ChangeSet(parts.stream().map(part -> part.map(change)).toList());
    }

    private static ValidationException refused(String what) {
        return new ValidationException(what + ".", ErrorDetails.NONE, null);
    }
}
