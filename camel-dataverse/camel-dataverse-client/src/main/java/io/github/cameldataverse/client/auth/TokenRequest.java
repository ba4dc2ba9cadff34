// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.net.URI;
import java.util.Objects;

import io.github.cameldataverse.client.http.Interceptor;

/**
 * What a credential is exchanged for at the authority.
 *
 * @param connection name of the connection, for errors
 * @param authority URL of the authority, https
 * @param type what kind of authority it is
 * @param clientId the registered application
 * @param scope such as {@code https://contoso.crm4.dynamics.com/.default}
 * @param instanceDiscovery whether the authority's host is one of the vendor's, so that MSAL may ask for its aliases
 * @param transport what carries the request
 */
public record TokenRequest(
        String connection,
        URI authority,
        AuthorityType type,
        String clientId,
        String scope,
        boolean instanceDiscovery,
        Interceptor.Chain transport) {
    /** A request; no part may be null. */
    public TokenRequest {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(transport, "transport");
    }
}
