// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

import com.microsoft.aad.msal4j.ClientCredentialFactory;

/**
 * A certificate with its private key. The key signs an assertion that the authority checks; it never leaves the process.
 *
 * @param key RSA private key
 * @param chain the certificate of that key first, then its issuers
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/certificate-credentials">Certificate credentials</a>
 */
public record CertificateCredential(PrivateKey key, List<X509Certificate> chain) implements Credential {
    /** A credential; the chain holds at least the certificate of the key. */
    public CertificateCredential {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A certificate credential needs its certificate");
        }
    }

    /** The certificate that is registered with the application. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public TokenSource tokenSource(TokenRequest request) {
        return new MsalTokenSource(request, ClientCredentialFactory.createFromCertificateChain(key, chain));
    }

    @Override
    public String toString() {
        return "CertificateCredential[subject=" + certificate().getSubjectX500Principal() + ", notAfter="
                + certificate().getNotAfter().toInstant() + "]";
    }
}
