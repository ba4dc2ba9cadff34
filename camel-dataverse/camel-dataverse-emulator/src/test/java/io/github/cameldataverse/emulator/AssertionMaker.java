// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes client assertions by hand, so that each part of them can be made wrong. */
final class AssertionMaker {

    final ObjectNode header = JsonNodeFactory.instance.objectNode();
    final ObjectNode claims = JsonNodeFactory.instance.objectNode();
    private final PrivateKey key;

    AssertionMaker(DataverseEmulator emulator, PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException {
        this(emulator.authority(), emulator.clientId(), key, certificate);
    }

    AssertionMaker(URI authority, String clientId, PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException {
        this.key = key;
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        header.put("alg", "RS256").put("typ", "JWT");
        header.put("x5t#S256", Base64.getEncoder().encodeToString(hash));
        long now = Instant.now().getEpochSecond();
        claims.put("aud", authority + "/oauth2/v2.0/token");
        claims.put("iss", clientId).put("sub", clientId);
        claims.put("jti", UUID.randomUUID().toString()).put("nbf", now).put("exp", now + 600);
    }

    /** How a form carries an assertion, behind other parameters. */
    static String parameters(String assertion) {
        return "&client_assertion_type=" + Caller.encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                + "&client_assertion=" + assertion;
    }

    String sign() throws GeneralSecurityException {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String signed = encoder.encodeToString(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
        Signature signature;
        if (header.path("alg").asText().equals("PS256")) {
            signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        } else {
            signature = Signature.getInstance("SHA256withRSA");
        }
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encoder.encodeToString(signature.sign());
    }
}
