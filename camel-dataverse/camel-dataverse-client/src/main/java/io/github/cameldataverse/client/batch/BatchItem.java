// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.util.List;

/** What a batch is made of, in the order in which the service works through it. */
public sealed interface BatchItem permits BatchPart, ChangeSet {
    /** The requests in it, in their order. */
    List<BatchPart> parts();
}
