// SPDX-License-Identifier: Apache-2.0
/**
 * The connection test: one step after another from the name of the host to the user's own row, each with its verdict, and
 * a reason code for the first that fails. May use {@code connection} and everything below it.
 */
@NullMarked
package io.github.cameldataverse.client.check;

import org.jspecify.annotations.NullMarked;
