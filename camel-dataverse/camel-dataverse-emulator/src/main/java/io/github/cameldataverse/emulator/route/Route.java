// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

/**
 * One kind of request that the emulator answers.
 *
 * @param <T> the request
 */
interface Route<T> {

    /** Whether this route answers a request; routes are asked in the order of {@link Routes}. */
    boolean accepts(T request);

    /** Answers a request that was accepted. */
    Reply answer(T request);
}
