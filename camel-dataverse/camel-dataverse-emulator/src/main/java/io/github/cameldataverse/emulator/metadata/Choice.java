// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import org.jspecify.annotations.Nullable;

/**
 * One value of a choice column.
 *
 * @param value the integer that travels on the wire
 * @param label the label in English
 * @param state for a status reason, the state it belongs to; null elsewhere
 */
public record Choice(int value, String label, @Nullable Integer state) {}
