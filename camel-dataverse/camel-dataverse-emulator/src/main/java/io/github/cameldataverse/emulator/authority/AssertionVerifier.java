// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.authority;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks a client assertion: certificate, signature, audience, issuer, times and that it is used once. */
final class AssertionVerifier {

    static final Duration SKEW = Duration.ofMinutes(5);

    private final ClientRegistration client;
    private final Clock clock;
    private final Map<String, Instant> redeemed = new ConcurrentHashMap<>();

    AssertionVerifier(ClientRegistration client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Accepts an assertion, or says why not.
     *
     * @param compact the assertion as it was sent
     * @param tokenPath path of the token endpoint
     * @param port port of the authority
     */
    Jwt verify(String compact, String tokenPath, int port) {
        Jwt assertion = parse(compact);
        X509Certificate certificate = client.signer(assertion)
                .orElseThrow(() -> AuthorityException.invalidClient(
                        700027,
                        "The certificate with which the client assertion is signed is not registered on application '"
                                + client.clientId() + "'."));
        if (!assertion.isSignedBy(certificate.getPublicKey())) {
            throw AuthorityException.invalidClient(700027, "Client assertion failed signature validation.");
        }
        requireValid(certificate);
        requireAudience(assertion.claim("aud"), tokenPath, port);
        if (!assertion.claim("iss").equalsIgnoreCase(client.clientId())
                || !assertion.claim("sub").equalsIgnoreCase(client.clientId())) {
            throw AuthorityException.invalidClient(
                    700023, "Client assertion issuer and subject must be the client identifier.");
        }
        requireTime(assertion);
        if (assertion.claim("jti").isEmpty()) {
            throw AuthorityException.invalidClient(50027, "JWT token is invalid: the claim 'jti' is missing.");
        }
        return assertion;
    }

    /** Marks an assertion as used. Only successes count: a client may send one again after a failure of the server. */
    void redeem(Jwt assertion) {
        Instant now = clock.instant();
        redeemed.values().removeIf(until -> until.isBefore(now));
        Instant until = time(assertion, "exp").plus(SKEW);
        if (redeemed.putIfAbsent(assertion.claim("jti"), until) != null) {
            throw AuthorityException.invalidClient(
                    50013, "Assertion failed validation: the client assertion was used before (jti).");
        }
    }

    /** Takes back that an assertion was used, for the answer did not reach the client. */
    void unredeem(String compact) {
        redeemed.remove(parse(compact).claim("jti"));
    }

    private static Jwt parse(String compact) {
        try {
            return Jwt.parse(compact);
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    private static Instant time(Jwt assertion, String claim) {
        try {
            return assertion.time(claim);
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    private static AuthorityException malformed(IllegalArgumentException e) {
        return (AuthorityException)
                AuthorityException.invalidClient(50027, "JWT token is invalid or malformed: " + e.getMessage() + ".")
                        .initCause(e);
    }

    private void requireValid(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw (AuthorityException) AuthorityException.invalidClient(
                            700027, "The certificate of the client assertion is expired or not yet valid.")
                    .initCause(e);
        }
    }

    /** MSAL takes over the host that the caller used, and the query if there is one. */
    private static void requireAudience(String audience, String tokenPath, int port) {
        String plain = audience.toLowerCase(Locale.ROOT).replaceFirst("\\?.*$", "");
        String path = ":" + port + tokenPath.toLowerCase(Locale.ROOT);
        if (!plain.equals("https://localhost" + path) && !plain.equals("https://127.0.0.1" + path)) {
            throw AuthorityException.invalidClient(
                    700023, "Client assertion audience claim does not match the token endpoint of this authority.");
        }
    }

    private void requireTime(Jwt assertion) {
        Instant now = clock.instant();
        if (time(assertion, "exp").plus(SKEW).isBefore(now)
                || time(assertion, "nbf").minus(SKEW).isAfter(now)) {
            throw AuthorityException.invalidClient(
                    700024, "Client assertion is not within its valid time range. Current time: " + now + ".");
        }
    }
}
