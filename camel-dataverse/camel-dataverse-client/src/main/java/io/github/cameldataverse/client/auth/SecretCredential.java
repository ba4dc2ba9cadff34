// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.util.Objects;

import com.microsoft.aad.msal4j.ClientCredentialFactory;

/**
 * A client secret. A certificate is the better credential: it is never sent.
 *
 * @param secret the secret's value, not its id
 */
public record SecretCredential(String secret) implements Credential {
    /** A credential; the secret may not be null. */
    public SecretCredential {
        Objects.requireNonNull(secret, "secret");
    }

    @Override
    public TokenSource tokenSource(TokenRequest request) {
        return new MsalTokenSource(request, ClientCredentialFactory.createFromSecret(secret));
    }

    @Override
    public String toString() {
        return "SecretCredential[]";
    }
}
