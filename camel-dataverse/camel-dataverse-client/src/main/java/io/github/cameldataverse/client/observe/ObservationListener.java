// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.observe;

/** Hears of every call and every attempt; one method. Must be thread-safe and quick. */
@FunctionalInterface
public interface ObservationListener {
    /** Hears of a call or an attempt that has just been answered or has failed. */
    void observed(Observation observation);
}
