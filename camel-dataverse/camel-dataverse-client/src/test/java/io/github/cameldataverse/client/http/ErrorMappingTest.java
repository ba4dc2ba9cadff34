// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.cameldataverse.client.model.AccessDeniedException;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.model.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorMappingTest {
    private static final HttpCall CALL = HttpCall.of(
                    "GET", URI.create("http://localhost/api/data/v9.2/accounts(1)?$filter=x"))
            .about("account", "1");

    @ParameterizedTest
    @CsvSource({
        "404, 0x80040217, NotFoundException",
        "404, 0x80060891, NotFoundException",
        "404, '', NotFoundException",
        "412, 0x80060882, ConcurrencyException",
        "412, 0x80040237, DuplicateException",
        "412, 0x80060892, DuplicateException",
        "412, 0x80040333, DuplicateException",
        "500, 0x80040333, DuplicateException",
        "403, 0x80040220, AccessDeniedException",
        "403, 0x8004A104, EnvironmentDisabledException",
        "403, 0x80072560, AuthenticationException",
        "401, '', AuthenticationException",
        "400, 0x80044331, ValidationException",
        "400, 0x80044352, ChangeTrackingExpiredException",
        "429, 0x80072322, ThrottledException",
        "503, '', TransportException",
        "500, 0x80040216, DataverseException",
        "501, '', DataverseException"
    })
    void theCodeDecidesThenTheStatus(int status, String code, String type) {
        DataverseException error = map(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"said\"}}");
        assertThat(error.getClass().getSimpleName()).isEqualTo(type);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.code()).isEqualTo(code.isEmpty() ? null : code);
    }

    @Test
    void anErrorTellsWhatWasTriedAndWhatTheServiceSaid() {
        DataverseException error = map(404, "{\"error\":{\"code\":\"0x80040217\",\"message\":\"gone\"}}");
        assertThat(error)
                .hasMessage("GET /api/data/v9.2/accounts(1) was answered with status 404: gone (code 0x80040217)"
                        + " (request id r-1)");
        assertThat(error.table()).isEqualTo("account");
        assertThat(error.rowId()).isEqualTo("1");
        assertThat(error.requestId()).isEqualTo("r-1");
    }

    @Test
    void aWriteThatAGatewayGaveUpOnMayHaveBeenCarriedOut() {
        HttpCall create = HttpCall.of("POST", CALL.uri());
        for (int status : new int[] {502, 503, 504}) {
            assertThat(map(create, status, "")).isInstanceOf(AmbiguousOutcomeException.class);
            assertThat(map(CALL, status, "")).isInstanceOf(TransportException.class);
        }
    }

    @Test
    void noTextFormOfACallHoldsItsToken() {
        assertThat(CALL.withHeader("Authorization", "Bearer t0ken"))
                .asString()
                .contains("GET", "account")
                .doesNotContain("t0ken");
    }

    @Test
    void aBodyThatIsNoJsonIsTolerated() {
        assertThat(map(502, "<html>Bad Gateway</html>")).hasMessageContaining("no reason was given");
        assertThat(map(400, "")).hasMessageContaining("no reason was given");
    }

    @Test
    void theMissingPrivilegeIsNamed() {
        DataverseException error = map(
                403,
                "{\"error\":{\"code\":\"0x80040220\",\"message\":\"Principal user (Id=1, type=8) is missing prvWriteAccount"
                        + " privilege (Id=2) on OTC=1 for entity 'account'.\"}}");
        assertThat(error).isInstanceOfSatisfying(AccessDeniedException.class, denied -> assertThat(denied.privilege())
                .isEqualTo("prvWriteAccount"));
    }

    @Test
    void noPrivilegeIsNamedWhereTheServiceNamesNone() {
        assertThat(map(403, ""))
                .isInstanceOfSatisfying(AccessDeniedException.class, denied -> assertThat(denied.privilege())
                        .isNull());
    }

    @Test
    void theColumnOfATextThatIsTooLongIsNamed() {
        DataverseException error = map(
                400,
                "{\"error\":{\"code\":\"0x80044331\",\"message\":\"A validation error occurred.  The length of the"
                        + " 'subject' attribute of the 'task' entity exceeded the maximum allowed length of '200'.\"}}");
        assertThat(error).isInstanceOfSatisfying(ValidationException.class, refused -> assertThat(refused.column())
                .isEqualTo("subject"));
    }

    @Test
    void noColumnIsNamedWhereTheServiceNamesNone() {
        DataverseException error =
                map(400, "{\"error\":{\"code\":\"0x80040203\",\"message\":\"Invalid argument 'subject'.\"}}");
        assertThat(error).isInstanceOfSatisfying(ValidationException.class, refused -> assertThat(refused.column())
                .isNull());
    }

    private static DataverseException map(int status, String body) {
        return map(CALL, status, body);
    }

    private static DataverseException map(HttpCall call, int status, String body) {
        return ErrorMapping.toException(
                call, new HttpReply(status, Map.of("REQ_ID", "r-1"), body.getBytes(StandardCharsets.UTF_8)));
    }
}
