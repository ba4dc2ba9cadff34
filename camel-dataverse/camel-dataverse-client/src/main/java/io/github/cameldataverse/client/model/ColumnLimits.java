// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What a column's definition tells of the values it can hold; null where it does not tell.
 *
 * @param maxLength characters of a text at the most
 * @param min smallest number
 * @param max largest number
 * @param dateBehavior what a date column holds
 */
public record ColumnLimits(
        @Nullable Integer maxLength,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable DateBehavior dateBehavior) {
    /** Nothing is known; the service judges. */
    public static final ColumnLimits NONE = new ColumnLimits(null, null, null, null);
}
