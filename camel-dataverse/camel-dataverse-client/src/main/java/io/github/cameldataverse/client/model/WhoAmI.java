// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.UUID;

/**
 * Who the connection is logged in as.
 *
 * @param userId row id of the system user
 * @param businessUnitId row id of the user's business unit
 * @param organizationId id of the organization
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/whoami">WhoAmI</a>
 */
public record WhoAmI(UUID userId, UUID businessUnitId, UUID organizationId) {}
