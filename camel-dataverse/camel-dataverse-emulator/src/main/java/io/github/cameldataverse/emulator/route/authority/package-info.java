// SPDX-License-Identifier: Apache-2.0
/**
 * One package-private class per endpoint of the token authority, and {@link
 * io.github.cameldataverse.emulator.route.authority.AuthorityApi}, which lists them. May use {@code
 * emulator.authority}, {@code emulator.call} and {@code emulator.odata}.
 */
@NullMarked
package io.github.cameldataverse.emulator.route.authority;

import org.jspecify.annotations.NullMarked;
