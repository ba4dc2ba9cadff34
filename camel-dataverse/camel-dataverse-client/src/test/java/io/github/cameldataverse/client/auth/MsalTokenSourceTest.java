// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ThrottledException;
import io.github.cameldataverse.client.model.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** An authority that cannot answer is told apart from one that refuses. */
class MsalTokenSourceTest {
    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | {\"error\":\"temporarily_unavailable\",\"error_description\":\"AADSTS90033: try later\"}",
                "503 | <html>Service Unavailable</html>",
                "500 | ''",
                "429 | {\"error\":\"too_many\",\"error_description\":\"slow down\"}"
            })
    void aBusyAuthorityIsNotTakenForAWrongCredential(int status, String body) {
        assertThatThrownBy(() -> source(status, body).token(null))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("could not answer")
                .hasMessageNotContaining("s3cret");
        assertThat(asked).as("MSAL does not retry behind our back").hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void theTimeThatABusyAuthorityAsksToWaitIsNotLost(int status) {
        TokenSource tokens = source(call -> new HttpReply(status, Map.of("Retry-After", "30"), new byte[0]));
        assertThatThrownBy(() -> tokens.token(null))
                .isInstanceOf(TransportException.class)
                .rootCause()
                .isInstanceOfSatisfying(ThrottledException.class, busy -> assertThat(busy.retryAfter())
                        .contains(Duration.ofSeconds(30)));
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForAWrongCredential() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }
        };
        TokenSource tokens = source(call -> new HttpReply(200, Map.of(), broken, () -> {}));
        assertThatThrownBy(() -> tokens.token(null)).isInstanceOf(TransportException.class);
    }

    @Test
    void aRefusalNamesWhatToCheckAndHoldsNoSecret() {
        DataverseException refused = catchThrowableOfType(AuthenticationException.class, () -> source(
                        401, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: wrong\"}")
                .token(null));
        assertThat(refused)
                .hasMessageContainingAll("AADSTS7000215", "client-secret")
                .hasMessageNotContaining("s3cret");
        assertThat(refused.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"-3700, 36\\d\\d|3700, behind", "3700, 37\\d\\d, ahead of", "0, agree, the clocks agree"})
    void clocksThatDifferAreToldFromAWrongCertificateWithTheDifference(long ahead, String about, String direction) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).minusSeconds(ahead));
        String body = "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS700024: Client assertion is not"
                + " within its valid time range.\"}";
        TokenSource tokens = source(call -> new HttpReply(
                401, Map.of("Content-Type", "application/json", "Date", date), body.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> tokens.token(null))
                .isInstanceOfSatisfying(AuthenticationException.class, error -> assertThat(error.code())
                        .isEqualTo("AADSTS700024"))
                .hasMessageMatching("(?s).*(" + about + ").*")
                .hasMessageContainingAll(direction, "NTP", "connection 'sales'");
    }

    @ParameterizedTest
    @CsvSource({
        "700027, certificate with the application",
        "7000222, Make a new secret",
        "7000215, client-secret",
        "700016, client-id",
        "90002, tenant-id",
        "500011, environment-url",
        "123456789, tenant-id"
    })
    void eachRefusalSaysWhatToDoAndNamesTheConnection(String code, String advice) {
        String body = "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS" + code + ": no\"}";
        assertThatThrownBy(() -> source(401, body).token(null))
                .isInstanceOfSatisfying(AuthenticationException.class, error -> assertThat(error.code())
                        .isEqualTo("AADSTS" + code))
                .hasMessageContainingAll("AADSTS" + code, "What to do", advice, "connection 'sales'");
    }

    private TokenSource source(int status, String body) {
        return source(call -> new HttpReply(
                status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8)));
    }

    private TokenSource source(Interceptor.Chain authority) {
        return new SecretCredential("s3cret")
                .tokenSource(new TokenRequest(
                        "sales",
                        URI.create("https://login.example.com/tenant"),
                        AuthorityType.aad,
                        "client",
                        "https://contoso.crm4.dynamics.com/.default",
                        false,
                        call -> {
                            asked.incrementAndGet();
                            return authority.proceed(call);
                        }));
    }
}
