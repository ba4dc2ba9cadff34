// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.Nullable;

/**
 * A write was sent and no answer was received: it may or may not have been carried out. It is never sent again by
 * itself; look the row up (an alternate key makes that easy) before you repeat it.
 */
public final class AmbiguousOutcomeException extends DataverseException {
    private static final long serialVersionUID = 1L;

    /** An error with what the service said about it. */
    public AmbiguousOutcomeException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
