// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.call;

/**
 * How far the caller's read privilege reaches. Source: page "Security concepts in Microsoft Dataverse". Change tracking
 * asks for {@link #ORGANIZATION}; ordinary reads work with each, for every row belongs to the caller.
 */
public enum ReadDepth {
    /** The caller's own rows. */
    USER,
    /** Rows of the caller's business unit. */
    BUSINESS_UNIT,
    /** Rows of the caller's business unit and those below it. */
    PARENT_CHILD_BUSINESS_UNITS,
    /** Every row. */
    ORGANIZATION
}
