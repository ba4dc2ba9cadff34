// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import org.jspecify.annotations.Nullable;

/**
 * One request that the emulator got. Headers and bodies are not kept: they hold secrets. Requests to the control plane
 * are not kept either.
 *
 * @param method for example {@code GET}
 * @param pathAndQuery as it was sent, percent-encoded; values of parameters that are secrets are left out
 * @param status HTTP status of the answer; 0 if a fault let it have none
 * @param fault the kind of the fault that hit it, for example {@code cut}; null for none
 * @param error the message of a 501, which says what is not emulated; null for every other answer
 */
public record JournalEntry(
        String method,
        String pathAndQuery,
        int status,
        @Nullable String fault,
        @Nullable String error) {

    /** An entry of a request that was not answered with 501. */
    public JournalEntry(String method, String pathAndQuery, int status, @Nullable String fault) {
        this(method, pathAndQuery, status, fault, null);
    }
}
