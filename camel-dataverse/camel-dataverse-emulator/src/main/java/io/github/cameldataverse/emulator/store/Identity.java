// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.UUID;

/**
 * The fixed ids of an environment. Source: page "WhoAmI function".
 *
 * @param organizationId id of the environment
 * @param businessUnitId id of its root business unit
 * @param userId id of the application user, the owner and author of every row
 * @param baseCurrencyId id of its base currency
 * @param tenantId id of the tenant that it belongs to
 */
public record Identity(UUID organizationId, UUID businessUnitId, UUID userId, UUID baseCurrencyId, String tenantId) {

    /** These ids with another user. */
    Identity as(UUID user) {
        return new Identity(organizationId, businessUnitId, user, baseCurrencyId, tenantId);
    }

    /** The ids of a new environment of a tenant. */
    public static Identity random(String tenantId) {
        return new Identity(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), tenantId);
    }
}
