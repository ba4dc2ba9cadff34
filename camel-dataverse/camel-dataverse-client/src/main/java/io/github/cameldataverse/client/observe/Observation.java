// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.observe;

import java.time.Duration;

import io.github.cameldataverse.client.http.HttpCall;
import org.jspecify.annotations.Nullable;

/**
 * What is seen from outside of a call, or of one attempt of it.
 *
 * @param scope the whole call or one attempt
 * @param method HTTP method
 * @param subject what it was about
 * @param status HTTP status, 0 where no answer came
 * @param requestId the service's id of the request, if it answered
 * @param duration from start to the head of the answer, waits included
 */
public record Observation(
        Scope scope,
        String method,
        HttpCall.Subject subject,
        int status,
        @Nullable String requestId,
        Duration duration) {

    /** How much of a call was observed. */
    public enum Scope {
        /** From the first attempt to the last answer, waits included. */
        CALL,
        /** One attempt. */
        ATTEMPT
    }
}
