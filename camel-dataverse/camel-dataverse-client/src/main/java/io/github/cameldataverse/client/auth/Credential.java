// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

/**
 * What an application proves itself with. No text form of a credential holds a secret.
 *
 * <p>A new kind is one class that implements this interface, with its own way to a {@link TokenSource}.
 */
public sealed interface Credential permits CertificateCredential, SecretCredential {
    /**
     * The source of tokens that this credential buys, each from the authority. Nothing is sent before the first token is
     * asked for.
     */
    TokenSource tokenSource(TokenRequest request);
}
