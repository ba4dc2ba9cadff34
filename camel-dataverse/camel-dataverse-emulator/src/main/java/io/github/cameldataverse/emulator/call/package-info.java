// SPDX-License-Identifier: Apache-2.0
/**
 * What a route gets and gives: the request as it arrived and as it is parsed, the environment it works on, and the
 * answer. May use {@code emulator.metadata}, {@code emulator.store}, {@code emulator.odata} and {@code emulator.query};
 * knows no server.
 */
@NullMarked
package io.github.cameldataverse.emulator.call;

import org.jspecify.annotations.NullMarked;
