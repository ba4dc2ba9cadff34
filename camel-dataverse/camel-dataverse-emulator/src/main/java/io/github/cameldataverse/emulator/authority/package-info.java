// SPDX-License-Identifier: Apache-2.0
/**
 * The token authority: certificates, client assertions that are verified for real, and signed access tokens. May use
 * Bouncy Castle (certificates only) and Jackson, and nothing of the emulator.
 */
@NullMarked
package io.github.cameldataverse.emulator.authority;

import org.jspecify.annotations.NullMarked;
