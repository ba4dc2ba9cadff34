// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.authority;

import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Issues and verifies access tokens for one tenant, one application and one environment. Source: page "Microsoft
 * identity platform and the OAuth 2.0 client credentials flow".
 */
public final class TokenAuthority {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /**
     * An issued token.
     *
     * @param value the compact token
     * @param lifetime how long it is good for
     */
    public record AccessToken(String value, Duration lifetime) {
        @Override
        public String toString() {
            return "AccessToken[lifetime=" + lifetime + "]";
        }
    }

    /**
     * What the authority serves.
     *
     * @param tenantId id of the tenant
     * @param port port of the authority
     * @param environmentUrls URLs of the environment, without a slash at the end
     */
    public record Realm(String tenantId, int port, Set<String> environmentUrls) {}

    private final KeyPair keys = SelfSigned.newKeys();
    private final String keyId = UUID.randomUUID().toString();
    private final String objectId = UUID.randomUUID().toString();
    private final Realm realm;
    private final ClientRegistration client;
    private final Clock clock;
    private final Duration lifetime;
    private final AssertionVerifier assertions;

    /** An authority with a signing key of its own. */
    public TokenAuthority(Realm realm, ClientRegistration client, Clock clock, Duration lifetime) {
        this.realm = realm;
        this.client = client;
        this.clock = clock;
        this.lifetime = lifetime;
        this.assertions = new AssertionVerifier(client, clock);
    }

    /** Id of the tenant. */
    public String tenantId() {
        return realm.tenantId();
    }

    /**
     * Checks that a path names this tenant.
     *
     * @throws AuthorityException if it does not
     */
    public void requireTenant(String tenant) {
        if (!tenant.equalsIgnoreCase(realm.tenantId())) {
            throw AuthorityException.invalidRequest(90002, "Tenant '" + tenant + "' not found.");
        }
    }

    /**
     * Answers a token request.
     *
     * @param form the fields of the request
     * @param tokenPath path of the token endpoint, as it was requested
     * @throws AuthorityException if the request is refused
     */
    public AccessToken redeem(Map<String, String> form, String tokenPath) {
        String grant = form.getOrDefault("grant_type", "");
        if (!grant.equals("client_credentials")) {
            throw new AuthorityException(
                    400, "unsupported_grant_type", 70003, "The grant type '" + grant + "' is not supported.");
        }
        String clientId = form.getOrDefault("client_id", "");
        if (!clientId.equalsIgnoreCase(client.clientId())) {
            throw new AuthorityException(
                    400,
                    "unauthorized_client",
                    700016,
                    "Application with identifier '" + clientId + "' was not found in the directory '" + realm.tenantId()
                            + "'.");
        }
        String audience = audience(form.getOrDefault("scope", ""));
        authenticate(form, tokenPath);
        return new AccessToken(issue(audience), lifetime);
    }

    /**
     * Notes that the answer to a token request was lost: its client assertion may be sent once more.
     *
     * @param form the fields of the request
     */
    public void unanswered(Map<String, String> form) {
        String assertion = form.get("client_assertion");
        if (assertion != null) {
            assertions.unredeem(assertion);
        }
    }

    /**
     * The client id in a bearer token, verified or not.
     *
     * @return empty for what is no token of an application
     */
    public static Optional<String> clientIdIn(String bearer) {
        try {
            return Optional.of(Jwt.parse(bearer).claim("appid")).filter(id -> !id.isEmpty());
        } catch (IllegalArgumentException e) {
            // what is not a token at all names nobody
            return Optional.empty();
        }
    }

    /** Whether a bearer token was issued here for this environment and is still good. */
    public boolean accepts(String bearer) {
        try {
            Jwt token = Jwt.parse(bearer);
            Instant now = clock.instant();
            String audience = token.claim("aud").replaceFirst("/$", "");
            return token.header("alg").equals("RS256")
                    && token.isSignedBy(keys.getPublic())
                    && realm.environmentUrls().contains(audience)
                    && token.time("exp").isAfter(now)
                    && !token.time("nbf").minus(AssertionVerifier.SKEW).isAfter(now);
        } catch (IllegalArgumentException e) {
            // what is not a token at all is not an accepted one
            return false;
        }
    }

    /** The public key as a JSON Web Key Set. */
    public ObjectNode keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", keyId)
                .put("n", encoder.encodeToString(unsigned(key.getModulus().toByteArray())))
                .put(
                        "e",
                        encoder.encodeToString(unsigned(key.getPublicExponent().toByteArray())));
        return set;
    }

    private void authenticate(Map<String, String> form, String tokenPath) {
        String assertion = form.get("client_assertion");
        if (assertion != null) {
            if (!ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
                throw AuthorityException.invalidRequest(
                        90014, "The field 'client_assertion_type' must be '" + ASSERTION_TYPE + "'.");
            }
            assertions.redeem(assertions.verify(assertion, tokenPath, realm.port()));
            return;
        }
        String secret = form.get("client_secret");
        if (secret == null) {
            throw AuthorityException.invalidClient(
                    7000218, "The request body must contain the parameter 'client_assertion' or 'client_secret'.");
        }
        if (!client.hasSecret(secret)) {
            throw AuthorityException.invalidClient(
                    7000215, "Invalid client secret provided for app '" + client.clientId() + "'.");
        }
    }

    /** Clients send further scopes such as openid; one of them must be the default scope of the environment. */
    private String audience(String scope) {
        return Arrays.stream(scope.split(" ", -1))
                .filter(one -> one.endsWith("/.default"))
                .map(one -> one.substring(0, one.length() - "/.default".length()))
                .filter(one -> realm.environmentUrls().contains(one.replaceFirst("/$", "")))
                .findFirst()
                .orElseThrow(() -> new AuthorityException(
                        400,
                        "invalid_scope",
                        70011,
                        "The provided value for the input parameter 'scope' is not valid. The scope '" + scope
                                + "' does not name this environment: " + realm.environmentUrls() + "."));
    }

    private String issue(String audience) {
        long now = clock.instant().getEpochSecond();
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("aud", audience);
        claims.put("iss", "https://localhost:" + realm.port() + "/" + realm.tenantId() + "/v2.0");
        claims.put("iat", now).put("nbf", now).put("exp", now + lifetime.toSeconds());
        claims.put("appid", client.clientId()).put("azp", client.clientId());
        claims.put("oid", objectId).put("sub", objectId).put("tid", realm.tenantId());
        claims.put("ver", "2.0").put("uti", UUID.randomUUID().toString());
        return Jwt.sign(JsonNodeFactory.instance.objectNode().put("kid", keyId), claims, keys.getPrivate());
    }

    /** The sign byte that Java puts before a large number is no part of a JSON Web Key. */
    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 && number.length > 1 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }
}
