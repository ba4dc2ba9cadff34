// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.authority.TokenAuthority;

/** The keys that access tokens are signed with. */
final class SigningKeysRoute implements Route<HttpMessage> {

    private static final Pattern PATH = Pattern.compile("/([^/]+)/discovery/v2\\.0/keys");

    private final TokenAuthority authority;

    SigningKeysRoute(TokenAuthority authority) {
        this.authority = authority;
    }

    @Override
    public boolean accepts(HttpMessage request) {
        return request.method().equals("GET") && PATH.matcher(request.path()).matches();
    }

    @Override
    public Reply answer(HttpMessage request) {
        Matcher path = PATH.matcher(request.path());
        authority.requireTenant(path.matches() ? path.group(1) : "");
        return Reply.json(200, authority.keySet());
    }
}
/*
 * Page "Access tokens in the Microsoft identity platform" (validate the signature):
 *
 *   GET /<tenant>/discovery/v2.0/keys
 *
 *   200 OK
 *   {"keys": [{"kty": "RSA", "use": "sig", "kid": "<id>", "n": "...", "e": "AQAB"}]}
 */
