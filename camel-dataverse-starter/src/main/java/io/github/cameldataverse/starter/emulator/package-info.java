// SPDX-License-Identifier: Apache-2.0
/**
 * {@code dataverse.emulator.enabled}: an emulator for development and tests as the connection {@code emulator}. The only
 * package that knows the emulator, whose jar is optional. May use the client and {@code connection}.
 */
@NullMarked
package io.github.cameldataverse.starter.emulator;

import org.jspecify.annotations.NullMarked;
