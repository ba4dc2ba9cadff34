// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Changes how the HTTP client of a connection is built, for what has no setting of its own: interceptors, a route planner,
 * another connection manager. Called once, while the connection is built, after everything else has been set. Retries,
 * redirects and cookies stay off whatever it does.
 *
 * @see <a href="https://hc.apache.org/httpcomponents-client-5.5.x/">Apache HttpClient 5</a>
 */
@FunctionalInterface
public interface HttpClientCustomizer {
    /** Leaves the builder as it is. */
    HttpClientCustomizer NONE = builder -> {};

    /** Changes the builder. */
    void customize(HttpClientBuilder builder);
}
