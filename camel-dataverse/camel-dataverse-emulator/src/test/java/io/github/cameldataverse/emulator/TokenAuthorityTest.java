// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCertificate;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.github.cameldataverse.emulator.authority.SelfSigned;
import io.github.cameldataverse.emulator.fault.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenAuthorityTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR =
            DataverseEmulatorExtension.with(settings -> settings.clientSecret("s3cret"));

    private static final SelfSigned STRANGER = SelfSigned.client(Instant.now());

    private static DataverseEmulator emulator;
    private static SSLContext tls;
    private static HttpClient http;
    private static PrivateKey key;
    private static X509Certificate certificate;

    @BeforeAll
    static void readFiles() throws Exception {
        emulator = EMULATOR.emulator();
        String pem = Files.readString(emulator.certificate());
        String body =
                pem.substring(0, pem.indexOf("-----END PRIVATE KEY-----")).replace("-----BEGIN PRIVATE KEY-----", "");
        key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
        certificate = CertificateFile.read(emulator.certificate());
        tls = Trust.in(emulator.trustCertificate());
        http = HttpClient.newBuilder().sslContext(tls).build();
    }

    @Test
    void msal4jLogsInWithTheCertificateAndTheTokenOpensTheWebApi() throws Exception {
        IAuthenticationResult result = acquire(key, certificate);

        assertThat(whoAmI(result.accessToken()).statusCode()).isEqualTo(200);
        JsonNode claims = claims(result.accessToken());
        assertThat(claims.path("aud").asText())
                .isEqualTo(emulator.environmentUrl().toString());
        assertThat(claims.path("appid").asText()).isEqualTo(emulator.clientId());
        assertThat(claims.path("tid").asText()).isEqualTo(emulator.tenantId());
    }

    @Test
    void msal4jIsToldThatAnotherCertificateIsNotRegistered() {
        assertThatThrownBy(() -> acquire(STRANGER.keys().getPrivate(), STRANGER.certificate()))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(MsalServiceException.class)
                .hasMessageContaining("AADSTS700027");
    }

    @Test
    void aCertificateRegisteredLaterIsGood() throws Exception {
        SelfSigned other = SelfSigned.client(Instant.now());
        emulator.register(other.certificate());

        assertThat(acquire(other.keys().getPrivate(), other.certificate()).accessToken())
                .isNotEmpty();
    }

    @Test
    void aCertificateThatHasExpiredIsRefused() throws Exception {
        SelfSigned old = SelfSigned.client(Instant.now().minus(Duration.ofDays(400)));
        emulator.register(old.certificate());
        AssertionMaker maker = new AssertionMaker(emulator, old.keys().getPrivate(), old.certificate());

        assertRefused(redeem(maker.sign()), 401, 700027);
    }

    @Test
    void aReplayedAssertionIsRefusedButNotOneThatFailedBefore() throws Exception {
        AssertionMaker maker = new AssertionMaker(emulator, key, certificate);
        String assertion = maker.sign();

        assertRefused(redeem(assertion, "https://elsewhere.example/.default"), 400, 70011);
        assertThat(redeem(assertion).statusCode()).isEqualTo(200);
        assertRefused(redeem(assertion), 401, 50013);
    }

    @Test
    void anAssertionWhoseAnswerWasLostMayBeSentOnceMore() throws Exception {
        String assertion = new AssertionMaker(emulator, key, certificate).sign();
        emulator.faults().add(Fault.cut().afterCommit().path("*/oauth2/v2.0/token"));
        assertThatThrownBy(() -> redeem(assertion)).isInstanceOf(IOException.class);

        assertThat(redeem(assertion).statusCode()).isEqualTo(200);
        assertRefused(redeem(assertion), 401, 50013);
        assertThat(emulator.journal().get(0).fault()).isEqualTo("cut");
    }

    @Test
    void aRefusedReplayWhoseAnswerIsLostDoesNotFreeTheAssertion() throws Exception {
        String assertion = new AssertionMaker(emulator, key, certificate).sign();
        assertThat(redeem(assertion).statusCode()).isEqualTo(200);
        emulator.faults().add(Fault.cut().afterCommit().path("*/oauth2/v2.0/token"));
        assertThatThrownBy(() -> redeem(assertion)).isInstanceOf(IOException.class);

        assertRefused(redeem(assertion), 401, 50013);
    }

    @Test
    void anAssertionWithATimeThatNoClockShowsIsRefused() throws Exception {
        for (String claim : new String[] {"exp", "nbf"}) {
            AssertionMaker maker = new AssertionMaker(emulator, key, certificate);
            maker.claims.put(claim, Long.MAX_VALUE);
            assertRefused(redeem(maker.sign()), 401, 50027);
            maker.claims.put(claim, 1e300);
            assertRefused(redeem(maker.sign()), 401, 50027);
        }
    }

    @Test
    void aFaultOfTheAuthorityHidesATokenThatWasIssued() throws Exception {
        String assertion = new AssertionMaker(emulator, key, certificate).sign();
        emulator.faults()
                .add(Fault.status(503)
                        .afterCommit()
                        .path("/*/oauth2/v2.0/token")
                        .retryAfter("1"));

        HttpResponse<String> answer = redeem(assertion);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(redeem(assertion).statusCode()).isEqualTo(200);
    }

    @Test
    void theAudienceMayNameEitherHostInAnyCaseButNoOtherEndpoint() throws Exception {
        AssertionMaker maker = new AssertionMaker(emulator, key, certificate);
        String endpoint = maker.claims.path("aud").asText();
        maker.claims.put("aud", endpoint.replace("localhost", "127.0.0.1").toUpperCase(java.util.Locale.ROOT) + "?a=b");
        assertThat(redeem(maker.sign()).statusCode()).isEqualTo(200);

        maker.claims.put("aud", "https://login.microsoftonline.com/" + emulator.tenantId() + "/oauth2/v2.0/token");
        assertRefused(redeem(maker.sign()), 401, 700023);
    }

    @Test
    void aForgedSignatureIsRefused() throws Exception {
        AssertionMaker maker = new AssertionMaker(emulator, STRANGER.keys().getPrivate(), certificate);

        assertRefused(redeem(maker.sign()), 401, 700027);
        assertRefused(redeem("not.a.token"), 401, 50027);
    }

    @Test
    void anotherTenantIsNotFound() throws Exception {
        URI wrong = URI.create(emulator.environmentUrl() + "/11111111-1111-1111-1111-111111111111/oauth2/v2.0/token");

        assertRefused(post(wrong, "grant_type=client_credentials"), 400, 90002);
    }

    @Test
    void anotherApplicationIsNotFound() throws Exception {
        assertRefused(post(tokenEndpoint(), "grant_type=client_credentials&client_id=nobody"), 400, 700016);
    }

    @Test
    void aClientSecretIsAcceptedAndAWrongOneIsNot() throws Exception {
        assertThat(secret("s3cret").statusCode()).isEqualTo(200);
        assertRefused(secret("guess"), 401, 7000215);
    }

    @Test
    void theWebApiAsksForATokenOfThisEnvironment() throws Exception {
        String token = Caller.JSON
                .readTree(secret("s3cret").body())
                .path("access_token")
                .asText();
        try (DataverseEmulator other = DataverseEmulator.builder().start()) {
            HttpResponse<String> foreign =
                    send(HttpRequest.newBuilder(URI.create(other.httpEnvironmentUrl() + "/api/data/v9.2/WhoAmI"))
                            .header("Authorization", "Bearer " + token));
            assertThat(foreign.statusCode()).isEqualTo(401);
        }
        HttpResponse<String> without = whoAmI("");
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer authorization_uri=" + emulator.authority() + "/oauth2/authorize, resource_id="
                        + emulator.environmentUrl() + "/");
        assertThat(whoAmI(token).statusCode()).isEqualTo(200);
    }

    @Test
    void tokensExpire() throws Exception {
        SettableClock clock = new SettableClock(Instant.now());
        try (DataverseEmulator short1 = DataverseEmulator.builder()
                .clock(clock)
                .tokenLifetime(Duration.ofMinutes(1))
                .clientSecret("x")
                .start()) {
            HttpClient client = Trust.client(short1.trustCertificate());
            String form = "grant_type=client_credentials&client_id=" + short1.clientId() + "&client_secret=x&scope="
                    + Caller.encoded(short1.httpEnvironmentUrl() + "/.default");
            String token = Caller.JSON
                    .readTree(client.send(
                                    HttpRequest.newBuilder(URI.create(short1.authority() + "/oauth2/v2.0/token"))
                                            .POST(BodyPublishers.ofString(form))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .path("access_token")
                    .asText();
            Caller api = new Caller(short1);
            assertThat(api.get("WhoAmI", "Authorization", "Bearer " + token).status())
                    .isEqualTo(200);
            clock.advance(Duration.ofSeconds(61));
            assertThat(api.get("WhoAmI", "Authorization", "Bearer " + token).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void theIssuerIsExactlyTheAuthorityThatWasAskedFor() throws Exception {
        for (String suffix : new String[] {"", "/v2.0"}) {
            String authority = emulator.authority() + suffix;
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create(authority + "/.well-known/openid-configuration")));
            JsonNode document = Caller.JSON.readTree(answer.body());
            assertThat(document.path("issuer").asText()).isEqualTo(authority);
            JsonNode keys = Caller.JSON.readTree(send(HttpRequest.newBuilder(
                            URI.create(document.path("jwks_uri").asText())))
                    .body());
            assertThat(keys.path("keys").path(0).path("kty").asText()).isEqualTo("RSA");
        }
    }

    @Test
    void instanceDiscoveryNamesTheHostWithAndWithoutItsPort() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        URI.create(emulator.environmentUrl() + "/common/discovery/instance?api-version=1.1"))
                .header("client-request-id", "abc"));

        assertThat(answer.headers().firstValue("client-request-id")).contains("abc");
        assertThat(answer.body())
                .contains(
                        "\"localhost\"",
                        "localhost:" + emulator.environmentUrl().getPort());
    }

    @Test
    void secretsAreNeitherInTheJournalNorInAnswersNorInTexts() throws Exception {
        String assertion = new AssertionMaker(emulator, key, certificate).sign();
        String token = Caller.JSON
                .readTree(secret("s3cret").body())
                .path("access_token")
                .asText();
        URI inTheUrl =
                URI.create(tokenEndpoint() + "?client_secret=s3cret" + AssertionMaker.parameters(assertion) + "&a=b");
        HttpResponse<String> wrong = secret("s3cret-but-wrong");
        HttpResponse<String> misplaced = post(inTheUrl, "grant_type=client_credentials");
        HttpResponse<String> forged = redeem(assertion.substring(0, assertion.length() - 9));
        whoAmI(token);
        HttpResponse<String> journal =
                send(HttpRequest.newBuilder(URI.create(emulator.environmentUrl() + "/__emulator/journal")));

        assertThat(emulator.journal()).hasSize(5);
        assertThat(emulator.journal().toString()).contains("client_secret=***", "client_assertion=***", "a=b");
        assertThat(List.of(
                        emulator.journal().toString(),
                        journal.body(),
                        wrong.body(),
                        misplaced.body(),
                        forged.body(),
                        emulator.snapshot(),
                        emulator.toString(),
                        DataverseEmulator.builder().clientSecret("s3cret").toString()))
                .noneMatch(text -> text.contains("s3cret"))
                .noneMatch(text -> text.contains(assertion.substring(0, 40)))
                .noneMatch(text -> text.contains(token));
    }

    private static IAuthenticationResult acquire(PrivateKey clientKey, X509Certificate clientCertificate)
            throws Exception {
        IClientCertificate credential = ClientCredentialFactory.createFromCertificate(clientKey, clientCertificate);
        ConfidentialClientApplication application = ConfidentialClientApplication.builder(
                        emulator.clientId(), credential)
                .authority(emulator.authority().toString())
                .instanceDiscovery(false)
                .sslSocketFactory(tls.getSocketFactory())
                .build();
        return application
                .acquireToken(ClientCredentialParameters.builder(Set.of(emulator.environmentUrl() + "/.default"))
                        .build())
                .get();
    }

    private static URI tokenEndpoint() {
        return URI.create(emulator.authority() + "/oauth2/v2.0/token");
    }

    private static HttpResponse<String> secret(String secret) throws Exception {
        return post(
                tokenEndpoint(),
                "grant_type=client_credentials&client_id=" + emulator.clientId() + "&client_secret=" + secret
                        + "&scope=" + Caller.encoded("openid " + emulator.environmentUrl() + "/.default"));
    }

    private static HttpResponse<String> redeem(String assertion) throws Exception {
        return redeem(assertion, emulator.environmentUrl() + "/.default openid profile");
    }

    private static HttpResponse<String> redeem(String assertion, String scope) throws Exception {
        return post(
                tokenEndpoint(),
                "grant_type=client_credentials&client_id=" + emulator.clientId() + "&scope=" + Caller.encoded(scope)
                        + AssertionMaker.parameters(assertion));
    }

    private static HttpResponse<String> post(URI uri, String form) throws Exception {
        return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> whoAmI(String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(emulator.environmentUrl() + "/api/data/v9.2/WhoAmI"));
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, int number) throws Exception {
        JsonNode body = Caller.JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(body.path("error_codes").path(0).asInt()).isEqualTo(number);
        assertThat(body.path("error_description").asText()).startsWith("AADSTS" + number + ": ");
        assertThat(body.path("error").asText()).isNotEmpty();
        assertThat(body.path("correlation_id").asText()).isNotEmpty();
    }

    private static JsonNode claims(String token) throws Exception {
        return Caller.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
