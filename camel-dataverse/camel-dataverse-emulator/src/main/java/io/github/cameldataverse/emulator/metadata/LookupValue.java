// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.UUID;

/**
 * The value of a lookup column.
 *
 * @param table logical name of the table that the row belongs to, for example {@code contact}
 * @param id row id of the row that is referred to
 */
public record LookupValue(String table, UUID id) {}
