// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.authority.TokenAuthority;
import io.github.cameldataverse.emulator.odata.JsonText;

/** Tells clients of the identity library that this host is an authority. */
final class InstanceDiscoveryRoute implements Route<HttpMessage> {

    private final TokenAuthority authority;

    InstanceDiscoveryRoute(TokenAuthority authority) {
        this.authority = authority;
    }

    @Override
    public boolean accepts(HttpMessage request) {
        return request.method().equals("GET") && request.path().equals("/common/discovery/instance");
    }

    @Override
    public Reply answer(HttpMessage request) {
        String host = request.uri().getHost();
        ObjectNode body = JsonText.object();
        body.put(
                "tenant_discovery_endpoint",
                request.origin() + "/" + authority.tenantId() + "/v2.0/.well-known/openid-configuration");
        body.put("api-version", "1.1");
        ObjectNode metadata = body.putArray("metadata").addObject();
        metadata.put("preferred_network", host).put("preferred_cache", host);
        metadata.putArray("aliases").add(host).add(request.uri().getRawAuthority());
        return Reply.json(200, body);
    }
}
/*
 * As the public source of the Microsoft Authentication Library reads it:
 *
 *   GET /common/discovery/instance?api-version=1.1&authorization_endpoint=...
 *
 *   200 OK
 *   {"tenant_discovery_endpoint": "https://<host>/<tenant>/v2.0/.well-known/openid-configuration",
 *    "api-version": "1.1",
 *    "metadata": [{"preferred_network": "<host>", "preferred_cache": "<host>", "aliases": ["<host>"]}]}
 */
