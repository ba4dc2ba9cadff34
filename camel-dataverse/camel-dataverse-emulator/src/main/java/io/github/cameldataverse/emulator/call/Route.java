// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.call;

import java.util.Set;

/**
 * One kind of request that the emulator answers.
 *
 * @param <T> the request
 */
public interface Route<T> {

    /** Whether this route answers a request; routes are asked in the order of {@link Routes}. */
    boolean accepts(T request);

    /** Answers a request that was accepted. */
    Reply answer(T request);

    /**
     * Media types that the body of a request may have, in lower case; every other is 415. Empty where the route looks at
     * the type itself.
     */
    default Set<String> bodyTypes() {
        return Set.of("application/json");
    }

    /**
     * Media types of the answer, in lower case: an {@code Accept} that admits none of them is 406. Empty where
     * {@code Accept} is not looked at.
     */
    default Set<String> answerTypes() {
        return Set.of("application/json");
    }
}
