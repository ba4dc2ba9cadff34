// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.authority;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/** The one application that the authority knows: its id, its certificates and possibly a secret. */
public final class ClientRegistration {

    private final String clientId;
    private final @Nullable String secret;
    private final List<X509Certificate> certificates = new CopyOnWriteArrayList<>();

    /** An application without certificates; null for no secret. */
    public ClientRegistration(String clientId, @Nullable String secret) {
        this.clientId = clientId;
        this.secret = secret;
    }

    /** Adds one more certificate that the application may sign with. */
    public void register(X509Certificate certificate) {
        certificates.add(certificate);
    }

    /** Application (client) id. */
    public String clientId() {
        return clientId;
    }

    boolean hasSecret(String candidate) {
        return secret != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    /** The certificate that an assertion names by {@code x5t#S256} or {@code x5t}, in either base64 alphabet. */
    Optional<X509Certificate> signer(Jwt assertion) {
        String sha256 = plain(assertion.header("x5t#S256"));
        String sha1 = plain(assertion.header("x5t"));
        return certificates.stream()
                .filter(certificate -> !sha256.isEmpty()
                        ? sha256.equals(thumbprint(certificate, "SHA-256"))
                        : !sha1.isEmpty() && sha1.equals(thumbprint(certificate, "SHA-1")))
                .findFirst();
    }

    private static String thumbprint(X509Certificate certificate, String algorithm) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate has no thumbprint", e);
        }
    }

    /** msal4j sends the standard alphabet with padding, other libraries the URL alphabet without. */
    private static String plain(String thumbprint) {
        return thumbprint.replace('+', '-').replace('/', '_').replace("=", "");
    }
}
