// SPDX-License-Identifier: Apache-2.0
/**
 * What a body does to rows: creates with related rows in it, updates, upserts, and links between rows. May use
 * {@code emulator.call} and what that uses; knows no URL of a request.
 */
@NullMarked
package io.github.cameldataverse.emulator.write;

import org.jspecify.annotations.NullMarked;
