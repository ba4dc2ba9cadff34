// SPDX-License-Identifier: Apache-2.0
/**
 * One row: how it is named, the calls that read, write and delete it, and what their answers say of it. Sends nothing
 * itself. Uses {@code http} and what is below it.
 */
@NullMarked
package io.github.cameldataverse.client.row;

import org.jspecify.annotations.NullMarked;
