// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.cameldataverse.client.model.AccessDeniedException;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReplyCheckTest {
    private static final HttpCall CALL = HttpCall.of("GET", URI.create("http://localhost/api/data/v9.2/accounts"));
    private static final String PAGE = " <html><body>Sign in</body></html>";

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405})
    void aPageWithAStatusThatDeniesIsALoginPageAndNotDataverseDenying(int status) {
        assertThatThrownBy(() -> check(status, Map.of("Content-Type", "text/html; charset=utf-8"), PAGE))
                .isInstanceOfSatisfying(AuthenticationException.class, error -> assertThat(error.status())
                        .isEqualTo(status))
                .hasMessageContainingAll("status " + status, "login page", "environment URL");
        assertThatThrownBy(() -> check(status, Map.of(), PAGE)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void whatDataverseItselfDeniesStaysWhatItIs() {
        Map<String, String> json = Map.of("Content-Type", "application/json");
        assertThatThrownBy(() -> check(404, json, "{\"error\":{\"code\":\"0x80040217\",\"message\":\"gone\"}}"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("gone");
        assertThatThrownBy(() -> check(403, json, "{\"error\":{\"code\":\"0x80040220\",\"message\":\"no\"}}"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> check(404, Map.of(), "")).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, ValidationException",
        "429, ThrottledException",
        "500, DataverseException",
        "502, TransportException",
        "503, TransportException",
        "504, TransportException"
    })
    void aPageOfAGatewayInTroubleIsNoLoginPage(int status, String type) {
        assertThatThrownBy(() -> check(status, Map.of("Content-Type", "text/html"), PAGE))
                .satisfies(error -> assertThat(error.getClass().getSimpleName()).isEqualTo(type));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsSomethingThatIsNoEnvironment(int status) {
        assertThatThrownBy(() -> check(status, Map.of("Location", "https://login.example.com/in?state=s3cret"), PAGE))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContainingAll("status " + status, "https://login.example.com/in", "not followed")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void anErrorWithAStatusOfSuccessIsToldThoughItArrivesByteByByte() {
        byte[] error = " {\"error\": {\"code\":\"0x80040220\",\"message\":\"no\"}}".getBytes(StandardCharsets.UTF_8);
        InputStream drip = new ByteArrayInputStream(error) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(1, length));
            }

            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
        HttpReply reply = new HttpReply(200, Map.of("Content-Type", "application/json"), drip, () -> {});
        assertThatThrownBy(() -> ReplyCheck.requireGood(CALL, reply)).isInstanceOf(AccessDeniedException.class);
    }

    private static void check(int status, Map<String, String> headers, String body) throws Exception {
        ReplyCheck.requireGood(CALL, new HttpReply(status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }
}
