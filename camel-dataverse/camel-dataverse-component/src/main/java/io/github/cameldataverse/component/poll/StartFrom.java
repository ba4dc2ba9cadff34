// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.poll;

/** Where a feed begins that has no stored cursor. The constants are written as users write them. */
public enum StartFrom {
    /** With what changes from now on; the rows that are there already are read past. */
    now,
    /** With all rows that are there, then their changes. */
    beginning
}
