// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.util.List;
import java.util.function.UnaryOperator;

import io.github.cameldataverse.client.http.HttpCall;

/** What a batch is made of, in the order in which the service works through it. */
public sealed interface BatchItem permits BatchPart, ChangeSet {
    /** The requests in it, in their order. */
    List<BatchPart> parts();

    /** The same, with each request changed in this way. */
    BatchItem map(UnaryOperator<HttpCall> change);
}
