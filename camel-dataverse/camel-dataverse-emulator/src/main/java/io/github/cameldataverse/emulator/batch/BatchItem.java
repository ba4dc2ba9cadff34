// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.batch;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a batch is made of. */
sealed interface BatchItem {

    /**
     * A single request.
     *
     * @param contentId the name under which later requests refer to its row; null for none
     * @param method for example {@code POST}
     * @param url as it was sent: absolute, from the root of the host, from the service root, or a reference
     * @param headers by name in lower case
     * @param body possibly empty
     */
    record Operation(
            @Nullable String contentId, String method, String url, Map<String, List<String>> headers, byte[] body)
            implements BatchItem {}

    /**
     * Requests that succeed or fail together.
     *
     * @param operations in order; no reads
     */
    record ChangeSet(List<Operation> operations) implements BatchItem {}
}
