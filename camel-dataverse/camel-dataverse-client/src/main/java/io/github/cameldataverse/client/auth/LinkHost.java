// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

/** What to do with a link of the service to a host that is not the environment's. Written as users write them. */
public enum LinkHost {
    /** Refuse it, for that host would get the token. */
    strict,
    /** Replace its host by the configured one: for gateways that pass the service's own links through. */
    rewrite
}
