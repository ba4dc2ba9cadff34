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
 */
public record Identity(UUID organizationId, UUID businessUnitId, UUID userId, UUID baseCurrencyId) {

    /** A new environment's ids. */
    public static Identity random() {
        return new Identity(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    }
}
