// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.authority.TokenAuthority;
import io.github.cameldataverse.emulator.odata.JsonText;

/** Tells where the endpoints of the authority are. The issuer is exactly the authority that was asked for. */
final class OpenIdConfigurationRoute implements Route<HttpMessage> {

    private static final Pattern PATH = Pattern.compile("(/([^/]+)(?:/v2\\.0)?)/\\.well-known/openid-configuration");

    private final TokenAuthority authority;

    OpenIdConfigurationRoute(TokenAuthority authority) {
        this.authority = authority;
    }

    @Override
    public boolean accepts(HttpMessage request) {
        return request.method().equals("GET") && PATH.matcher(request.path()).matches();
    }

    @Override
    public Reply answer(HttpMessage request) {
        Matcher path = PATH.matcher(request.path());
        String tenant = path.matches() ? path.group(2) : "";
        authority.requireTenant(tenant);
        String root = request.origin() + "/" + tenant;
        ObjectNode body = JsonText.object();
        body.put("issuer", request.origin() + path.group(1));
        body.put("token_endpoint", root + "/oauth2/v2.0/token");
        body.put("authorization_endpoint", root + "/oauth2/v2.0/authorize");
        body.put("jwks_uri", root + "/discovery/v2.0/keys");
        body.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_post")
                .add("private_key_jwt");
        body.putArray("token_endpoint_auth_signing_alg_values_supported")
                .add("RS256")
                .add("PS256");
        body.putArray("response_types_supported").add("token");
        body.putArray("subject_types_supported").add("pairwise");
        body.putArray("id_token_signing_alg_values_supported").add("RS256");
        return Reply.json(200, body);
    }
}
/*
 * Page "OpenID Connect on the Microsoft identity platform":
 *
 *   GET /<tenant>/v2.0/.well-known/openid-configuration
 *
 *   200 OK
 *   {"issuer": "https://<host>/<tenant>/v2.0", "token_endpoint": "https://<host>/<tenant>/oauth2/v2.0/token",
 *    "jwks_uri": "https://<host>/<tenant>/discovery/v2.0/keys", ...}
 */
