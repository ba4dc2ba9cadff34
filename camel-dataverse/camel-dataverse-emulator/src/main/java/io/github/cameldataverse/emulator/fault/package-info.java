// SPDX-License-Identifier: Apache-2.0
/**
 * What goes wrong on purpose: faults of single answers, service protection limits, modes of the environment and the
 * time. May use {@code emulator.call}, and knows neither tables nor rows.
 */
@NullMarked
package io.github.cameldataverse.emulator.fault;

import org.jspecify.annotations.NullMarked;
