// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.health;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.WhoAmI;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Health of one connection: whether Dataverse says who we are. */
final class ConnectionHealthIndicator implements HealthIndicator {
    /** A connection that is switched off on purpose is neither up nor down. */
    static final HealthIndicator DISABLED =
            () -> Health.unknown().withDetail("enabled", false).build();

    private final DataverseClients clients;
    private final String connection;

    ConnectionHealthIndicator(DataverseClients clients, String connection) {
        this.clients = clients;
        this.connection = connection;
    }

    @Override
    public Health health() {
        try {
            DataverseClient client = clients.get(connection);
            WhoAmI identity = client.whoAmI();
            return Health.up()
                    .withDetail("environmentUrl", client.connection().environmentUrl())
                    .withDetail("organizationId", identity.organizationId())
                    .withDetail("userId", identity.userId())
                    .build();
        } catch (DataverseException known) {
            return down(known);
        } catch (RuntimeException unknown) {
            // what an arbitrary message holds is not known, so only its type is told
            return Health.down()
                    .withDetail("error", unknown.getClass().getSimpleName())
                    .build();
        }
    }

    private static Health down(DataverseException error) {
        Health.Builder health =
                Health.down().withDetail("error", error.getClass().getSimpleName());
        String code = error.code();
        if (code != null) {
            health.withDetail("code", code);
        }
        return health.withDetail("message", String.valueOf(error.getMessage())).build();
    }
}
