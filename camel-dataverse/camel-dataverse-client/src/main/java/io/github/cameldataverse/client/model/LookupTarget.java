// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

/**
 * A table that a lookup column can point to.
 *
 * @param table logical name, such as {@code contact}
 * @param navigationProperty name that a write goes through ({@code parentcustomerid_contact}); its case matters
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-navigation-properties">Web API
 *     navigation properties</a>
 */
public record LookupTarget(String table, String navigationProperty) {}
