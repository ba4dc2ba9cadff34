// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.authority.SelfSigned;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The authority against what libraries send and check: every dialect of an assertion, keys, times, resources. */
class TokenConformanceTest {

    private static final SettableClock CLOCK = new SettableClock(Instant.now());
    private static final SelfSigned CLIENT = SelfSigned.client(CLOCK.instant());

    private static DataverseEmulator emulator;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        emulator = DataverseEmulator.builder()
                .clock(CLOCK)
                .tokenLifetime(Duration.ofMinutes(10))
                .start();
        emulator.register(CLIENT.certificate());
        http = Trust.client(emulator.trustCertificate());
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RS256, x5t, SHA-1, url", "RS256, x5t, SHA-1, standard",
        "RS256, x5t#S256, SHA-256, url", "RS256, x5t#S256, SHA-256, standard",
        "PS256, x5t, SHA-1, url", "PS256, x5t, SHA-1, standard",
        "PS256, x5t#S256, SHA-256, url", "PS256, x5t#S256, SHA-256, standard"
    })
    void everySignatureThumbprintAndAlphabetIsUnderstood(String algorithm, String header, String hash, String alphabet)
            throws Exception {
        AssertionMaker maker = maker();
        byte[] thumbprint =
                MessageDigest.getInstance(hash).digest(CLIENT.certificate().getEncoded());
        maker.header.remove("x5t#S256");
        maker.header.put("alg", algorithm);
        maker.header.put(
                header,
                alphabet.equals("url")
                        ? Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint)
                        : Base64.getEncoder().encodeToString(thumbprint));

        assertThat(redeem(maker.sign(), emulator.environmentUrl()).statusCode()).isEqualTo(200);
    }

    @Test
    void theKeysOfTheAuthorityVerifyItsTokens() throws Exception {
        String[] token = token().split("\\.", -1);
        JsonNode configuration = get(emulator.authority() + "/v2.0/.well-known/openid-configuration");
        JsonNode key = get(configuration.path("jwks_uri").asText()).path("keys").path(0);
        JsonNode header = Caller.JSON.readTree(Base64.getUrlDecoder().decode(token[0]));
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
        verifier.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(verifier.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
        assertThat(header.path("kid").asText()).isEqualTo(key.path("kid").asText());
    }

    @Test
    void theConfigurationIsServedWithAndWithoutVersion() throws Exception {
        for (String version : new String[] {"", "/v2.0"}) {
            JsonNode document = get(emulator.authority() + version + "/.well-known/openid-configuration");

            assertThat(document.path("issuer").asText()).isEqualTo(emulator.authority() + version);
            assertThat(document.path("token_endpoint").asText()).isEqualTo(emulator.authority() + "/oauth2/v2.0/token");
        }
    }

    @Test
    void aTokenIsGoodUntilTheClockOfTheEmulatorSaysOtherwise() throws Exception {
        String token = token();
        assertThat(whoAmI(token).statusCode()).isEqualTo(200);

        CLOCK.advance(Duration.ofMinutes(11));

        HttpResponse<String> expired = whoAmI(token);
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge)
                        .startsWith("Bearer authorization_uri=")
                        .contains("resource_id=" + emulator.environmentUrl() + "/"));
    }

    @Test
    void aTokenForAnotherResourceIsNotIssuedAndOneOfAnotherAuthorityIsNotTaken() throws Exception {
        assertThat(redeem(maker().sign(), URI.create("https://other.crm.dynamics.com"))
                        .body())
                .contains("AADSTS70011");
        try (DataverseEmulator other = DataverseEmulator.builder()
                .clock(CLOCK)
                .tenantId(emulator.tenantId())
                .clientId(emulator.clientId())
                .clientSecret("s")
                .start()) {
            HttpResponse<String> answer = Trust.client(other.trustCertificate())
                    .send(
                            HttpRequest.newBuilder(URI.create(other.authority() + "/oauth2/v2.0/token"))
                                    .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id="
                                            + other.clientId() + "&client_secret=s&scope="
                                            + Caller.encoded(other.environmentUrl() + "/.default")))
                                    .build(),
                            BodyHandlers.ofString());
            String foreign =
                    Caller.JSON.readTree(answer.body()).path("access_token").asText();

            assertThat(whoAmI(foreign).statusCode()).isEqualTo(401);
        }
        assertThat(whoAmI("no.token.atall").statusCode()).isEqualTo(401);
    }

    @Test
    void anAssertionIsUsedOnceAndARefusalDoesNotUseIt() throws Exception {
        String assertion = maker().sign();

        assertThat(redeem(assertion, URI.create("https://other.example")).statusCode())
                .isEqualTo(400);
        assertThat(redeem(assertion, emulator.environmentUrl()).statusCode()).isEqualTo(200);
        assertThat(redeem(assertion, emulator.environmentUrl()).body()).contains("AADSTS50013");
    }

    @ParameterizedTest
    @CsvSource({"nbf, 300, 200", "nbf, 301, 401", "exp, -299, 200", "exp, -301, 401"})
    void fiveMinutesOfDifferenceBetweenClocksAreTolerated(String claim, int seconds, int status) throws Exception {
        AssertionMaker maker = maker();
        maker.claims.put(claim, CLOCK.instant().getEpochSecond() + seconds);

        HttpResponse<String> answer = redeem(maker.sign(), emulator.environmentUrl());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(status == 200 ? "access_token" : "AADSTS700024");
    }

    private static AssertionMaker maker() throws Exception {
        AssertionMaker maker = new AssertionMaker(emulator, CLIENT.keys().getPrivate(), CLIENT.certificate());
        long now = CLOCK.instant().getEpochSecond();
        maker.claims.put("nbf", now).put("exp", now + 600);
        return maker;
    }

    private static String token() throws Exception {
        String body = redeem(maker().sign(), emulator.environmentUrl()).body();
        return Caller.JSON.readTree(body).path("access_token").asText();
    }

    private static HttpResponse<String> redeem(String assertion, URI resource) throws Exception {
        String form = "grant_type=client_credentials&client_id=" + emulator.clientId() + "&scope="
                + Caller.encoded(resource + "/.default") + AssertionMaker.parameters(assertion);
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.authority() + "/oauth2/v2.0/token"))
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> whoAmI(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.environmentUrl() + "/api/data/v9.2/WhoAmI"))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static JsonNode get(String uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
        return Caller.JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
    }
}
