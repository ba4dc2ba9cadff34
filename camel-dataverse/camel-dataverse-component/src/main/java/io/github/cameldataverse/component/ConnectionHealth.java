// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;

import io.github.cameldataverse.client.DataverseClient;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.jspecify.annotations.Nullable;

/**
 * The health checks of the connections that endpoints use. They stand among Camel's checks of producers, since they call
 * the service, and Camel does that only where it is asked to: {@code camel.health.producersEnabled=true}. Thread-safe.
 */
final class ConnectionHealth {
    private final Map<String, ConnectionHealthCheck> checks = new HashMap<>();
    private @Nullable ExecutorService threads;

    /** Adds the check of a connection, where it has none yet. */
    synchronized void watch(DataverseClient client, CamelContext camel) {
        WritableHealthCheckRepository repository = repository(camel);
        String name = client.connection().name();
        if (repository == null || checks.containsKey(name)) {
            return;
        }
        if (threads == null) {
            threads = camel.getExecutorServiceManager().newCachedThreadPool(this, "dataverse-health");
        }
        ConnectionHealthCheck check = new ConnectionHealthCheck(client, threads);
        checks.put(name, check);
        repository.addHealthCheck(check);
    }

    /** Removes all checks. */
    synchronized void clear(CamelContext camel) {
        WritableHealthCheckRepository repository = repository(camel);
        if (repository != null) {
            checks.values().forEach(repository::removeHealthCheck);
        }
        checks.clear();
        if (threads != null) {
            camel.getExecutorServiceManager().shutdownNow(threads);
            threads = null;
        }
    }

    private static @Nullable WritableHealthCheckRepository repository(CamelContext camel) {
        return HealthCheckHelper.getHealthCheckRepository(camel, "producers", WritableHealthCheckRepository.class);
    }
}
