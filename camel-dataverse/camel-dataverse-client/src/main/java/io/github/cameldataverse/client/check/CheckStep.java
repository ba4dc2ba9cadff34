// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.check;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * One step of a connection test.
 *
 * @param name which step
 * @param verdict how it went
 * @param reason why it failed; null where it did not
 * @param message what was found, or what went wrong and what to do; holds no secret
 * @param took how long it took
 */
public record CheckStep(
        Name name, Verdict verdict, @Nullable ReasonCode reason, String message, Duration took) {

    /** The steps in their order; written as users write them. */
    public enum Name {
        /** The settings are complete, and the certificate can be loaded. */
        settings,
        /** The environment's host has an address. */
        resolve,
        /** The environment's host answers, and is trusted. */
        connect,
        /** The authority gives a token. */
        token,
        /** Dataverse knows the user. */
        whoAmI,
        /** The organization and its base currency can be read. */
        organization,
        /** The user's own row can be read, and the user is enabled. */
        user
    }

    /** How a step went. */
    public enum Verdict {
        /** As it should. */
        passed,
        /** Not as it should. */
        failed,
        /** Not tried: a step before it failed, or it does not apply. */
        skipped
    }
}
