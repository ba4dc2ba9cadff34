// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.util.List;
import java.util.function.UnaryOperator;

import io.github.cameldataverse.client.http.HttpCall;
import org.jspecify.annotations.Nullable;

/**
 * One request of a batch.
 *
 * @param call the request; its URL may begin with a reference to an earlier part of the same change set, such as
 *     {@code $1}
 * @param contentId name by which later parts of the same change set refer to the row, or null
 */
public record BatchPart(HttpCall call, @Nullable String contentId) implements BatchItem {
    /** A request that no other refers to. */
    public static BatchPart of(HttpCall call) {
        return new BatchPart(call, null);
    }

    @Override
    public List<BatchPart> parts() {
        return List.of(this);
    }

    @Override
    public BatchPart map(UnaryOperator<HttpCall> change) {
        return new BatchPart(change.apply(call), contentId);
    }
}
