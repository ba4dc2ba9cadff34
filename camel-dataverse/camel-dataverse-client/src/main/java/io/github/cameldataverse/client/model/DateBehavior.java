// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

/**
 * What a date column holds; the constants are written as the service writes them.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/behavior-format-date-time-attribute">Behavior
 *     and format of date and time columns</a>
 */
public enum DateBehavior {
    /** A point in time, shown in each user's own time zone. */
    UserLocal,
    /** A day without time. */
    DateOnly,
    /** A date and time of the clock, the same in every time zone. */
    TimeZoneIndependent
}
