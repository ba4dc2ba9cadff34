// SPDX-License-Identifier: Apache-2.0
/**
 * The control plane {@code /__emulator/}: what tests do to the emulator behind the back of the Web API. One
 * package-private class per resource and {@link io.github.cameldataverse.emulator.control.ControlApi}, the list of them.
 * May use {@code emulator.call}, {@code emulator.fault} and {@code emulator.odata}.
 */
@NullMarked
package io.github.cameldataverse.emulator.control;

import org.jspecify.annotations.NullMarked;
