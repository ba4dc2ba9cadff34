// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.authority;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A signed JSON Web Token in compact form, with RS256 or PS256. Its text form is never shown. */
final class Jwt {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SALT = 32;
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final JsonNode header;
    private final JsonNode claims;
    private final String signed;
    private final byte[] signature;

    private Jwt(JsonNode header, JsonNode claims, String signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /**
     * Splits a compact token.
     *
     * @throws IllegalArgumentException if it is not one
     */
    static Jwt parse(String compact) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a signed token of three parts");
        }
        Base64.Decoder decoder = Base64.getUrlDecoder();
        try {
            JsonNode header = JSON.readTree(decoder.decode(parts[0]));
            JsonNode claims = JSON.readTree(decoder.decode(parts[1]));
            return new Jwt(header, claims, parts[0] + "." + parts[1], decoder.decode(parts[2]));
        } catch (IOException e) {
            throw new IllegalArgumentException("The token does not hold JSON", e);
        }
    }

    /** Makes a compact token signed with RS256. */
    static String sign(ObjectNode header, ObjectNode claims, PrivateKey key) {
        header.put("alg", "RS256").put("typ", "JWT");
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        try {
            String signed = encoder.encodeToString(JSON.writeValueAsBytes(header)) + "."
                    + encoder.encodeToString(JSON.writeValueAsBytes(claims));
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoder.encodeToString(signer.sign());
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException("A token cannot be signed", e);
        }
    }

    boolean isSignedBy(PublicKey key) {
        try {
            Signature verifier = verifier(header("alg"));
            verifier.initVerify(key);
            verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // a signature of the wrong length, an unknown algorithm or a key of another kind: not signed by this key
            return false;
        }
    }

    String header(String name) {
        return header.path(name).asText("");
    }

    String claim(String name) {
        return claims.path(name).asText("");
    }

    /**
     * The time that a claim tells; the epoch where the claim is missing or no number.
     *
     * @throws IllegalArgumentException if it lies beyond every calendar
     */
    Instant time(String name) {
        JsonNode seconds = claims.path(name);
        if (Math.abs(seconds.asDouble(0)) > LAST_SECOND) {
            throw new IllegalArgumentException("The claim '" + name + "' is no time");
        }
        return Instant.ofEpochSecond(seconds.asLong(0));
    }

    private static Signature verifier(String algorithm) throws GeneralSecurityException {
        if (algorithm.equals("PS256")) {
            Signature verifier = Signature.getInstance("RSASSA-PSS");
            verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT, 1));
            return verifier;
        }
        if (algorithm.equals("RS256")) {
            return Signature.getInstance("SHA256withRSA");
        }
        throw new GeneralSecurityException("Unknown algorithm");
    }
}
