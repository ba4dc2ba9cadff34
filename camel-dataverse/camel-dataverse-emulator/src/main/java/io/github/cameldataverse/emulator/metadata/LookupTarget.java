// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

/**
 * One table that a lookup column can refer to. Source: the many-to-one relationships of the page "Account table/entity
 * reference".
 *
 * @param table logical name of the table referred to
 * @param navigation name used in {@code <navigation>@odata.bind}, case-sensitive
 * @param relationship schema name of the relationship; empty where it is not known
 * @param onDelete {@code Cascade}, {@code RemoveLink}, {@code Restrict} or {@code NoCascade}: what deleting the row referred to does
 */
public record LookupTarget(String table, String navigation, String relationship, String onDelete) {}
