// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.authority.TokenAuthority;
import io.github.cameldataverse.emulator.authority.TokenAuthority.AccessToken;
import io.github.cameldataverse.emulator.odata.JsonText;

/** The token endpoint. */
final class TokenRoute implements Route<HttpMessage> {

    private static final Pattern PATH = Pattern.compile("/([^/]+)/oauth2/v2\\.0/token");

    private final TokenAuthority authority;

    TokenRoute(TokenAuthority authority) {
        this.authority = authority;
    }

    @Override
    public boolean accepts(HttpMessage request) {
        return request.method().equals("POST") && PATH.matcher(request.path()).matches();
    }

    @Override
    public Reply answer(HttpMessage request) {
        Matcher path = PATH.matcher(request.path());
        authority.requireTenant(path.matches() ? path.group(1) : "");
        AccessToken token = authority.redeem(form(request.body()), request.path());
        ObjectNode body = JsonText.object();
        body.put("token_type", "Bearer");
        body.put("expires_in", token.lifetime().toSeconds());
        body.put("ext_expires_in", token.lifetime().toSeconds());
        body.put("access_token", token.value());
        return Reply.json(200, body).with("Cache-Control", "no-store, no-cache");
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> form = new HashMap<>();
        for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
/*
 * Page "Microsoft identity platform and the OAuth 2.0 client credentials flow":
 *
 *   POST /<tenant>/oauth2/v2.0/token
 *   grant_type=client_credentials&client_id=<id>&scope=<environment URL>/.default
 *   &client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion=<JWT>
 *
 *   200 OK
 *   {"token_type": "Bearer", "expires_in": 3599, "access_token": "<JWT>"}
 *
 *   401 Unauthorized
 *   {"error": "invalid_client", "error_description": "AADSTS700027: ...", "error_codes": [700027],
 *    "timestamp": "2026-01-01 00:00:00Z", "trace_id": "<guid>", "correlation_id": "<guid>"}
 */
