// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.cameldataverse.client.model.AccessDeniedException;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.ChangeTrackingExpiredException;
import io.github.cameldataverse.client.model.ConcurrencyException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.DuplicateException;
import io.github.cameldataverse.client.model.EnvironmentDisabledException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.NotFoundException;
import io.github.cameldataverse.client.model.ThrottledException;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.ErrorBody;
import org.jspecify.annotations.Nullable;

/**
 * The one place where an answer becomes an exception: by the service's code first, because its statuses differ between
 * versions, then by status.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors">Compose
 *     HTTP requests and handle errors</a>
 */
public final class ErrorMapping {
    /** Makes an exception of one type. */
    @FunctionalInterface
    private interface Factory {
        DataverseException create(String message, ErrorDetails details, @Nullable Throwable cause);
    }

    private static final Map<String, Factory> BY_CODE = Map.ofEntries(
            Map.entry("0x80040217", NotFoundException::new), // ObjectDoesNotExist
            Map.entry("0x80060891", NotFoundException::new), // RecordNotFoundByEntityKey
            Map.entry("0x80060882", ConcurrencyException::new), // ConcurrencyVersionMismatch
            Map.entry("0x80040237", DuplicateException::new), // DuplicateRecord
            Map.entry("0x80060892", DuplicateException::new), // DuplicateRecordEntityKey
            Map.entry("0x80040333", DuplicateException::new), // DuplicateRecordsFound, with 412 or 500
            Map.entry("0x80040220", AccessDeniedException::new), // PrivilegeDenied
            Map.entry("0x80040231", AccessDeniedException::new), // PrincipalPrivilegeDenied
            Map.entry("0x8004a110", AccessDeniedException::new), // CannotActOnBehalfOfAnotherUser
            Map.entry("0x80042f09", AccessDeniedException::new), // UserNotAssignedRoles
            Map.entry("0x80072560", ErrorMapping::noApplicationUser), // UserNotMemberOfOrg
            Map.entry("0x8004a104", EnvironmentDisabledException::new), // OrganizationDisabled
            Map.entry("0x80044352", ChangeTrackingExpiredException::new)); // ExpiredVersionStamp

    private static final Map<Integer, Factory> BY_STATUS = Map.of(
            400, ValidationException::new,
            401, AuthenticationException::new,
            403, AccessDeniedException::new,
            404, NotFoundException::new,
            405, ValidationException::new,
            412, ConcurrencyException::new,
            413, ValidationException::new,
            502, TransportException::new,
            503, TransportException::new,
            504, TransportException::new);

    /** What a gateway says for a server that may have begun, or even finished. */
    private static final Set<Integer> GATEWAY = Set.of(502, 503, 504);

    private ErrorMapping() {}

    /** The exception that an answer with an error status stands for; reads the answer's body, does not close it. */
    public static DataverseException toException(HttpCall call, HttpReply reply) {
        ErrorBody body = read(reply);
        ErrorDetails details = details(call, reply, body.code());
        String message = message(call, reply, details, body.message());
        if (reply.status() == 429) {
            return new ThrottledException(message, details, reply.retryAfter().orElse(null));
        }
        Factory factory = body.code() == null ? null : BY_CODE.get(body.code().toLowerCase(Locale.ROOT));
        if (factory == null) {
            factory = isRedirect(reply)
                    ? AuthenticationException::new
                    : BY_STATUS.getOrDefault(reply.status(), DataverseException::new);
        }
        boolean mayHaveBeenDone = GATEWAY.contains(reply.status()) && !call.isRepeatable();
        if (mayHaveBeenDone && reply.retryAfter().isEmpty()) {
            return new AmbiguousOutcomeException(
                    message
                            + " The request may or may not have been carried out; look the row up before you send it again.",
                    details,
                    null);
        }
        return factory.create(message, details, null);
    }

    /** What an answer says about an error, with this code. */
    static ErrorDetails details(HttpCall call, HttpReply reply, @Nullable String code) {
        return new ErrorDetails(
                reply.status(),
                code,
                reply.requestId().orElse(null),
                call.subject().table(),
                call.subject().rowId());
    }

    private static ErrorBody read(HttpReply reply) {
        try {
            return ErrorBody.read(reply.body());
        } catch (IOException broken) {
            return new ErrorBody(null, "the answer broke off: " + broken.getMessage());
        }
    }

    private static String message(HttpCall call, HttpReply reply, ErrorDetails details, @Nullable String said) {
        StringBuilder message = new StringBuilder(call.label())
                .append(" was answered with status ")
                .append(details.status())
                .append(": ")
                .append(said == null ? unsaid(reply) : said);
        if (details.code() != null) {
            message.append(" (code ").append(details.code()).append(')');
        }
        if (details.requestId() != null) {
            message.append(" (request id ").append(details.requestId()).append(')');
        }
        return message.toString();
    }

    private static String unsaid(HttpReply reply) {
        return reply.header("Location")
                .filter(location -> isRedirect(reply))
                .map(
                        location -> "a redirect to " + location.replaceAll("[?#].*", "")
                                + ", most likely to a login page, which is not followed, for it would get the token."
                                + " Check that the environment URL is that of the environment itself, not of a portal or gateway")
                .orElse("no reason was given");
    }

    /** Dataverse leads nobody elsewhere: whatever does is no environment. */
    private static boolean isRedirect(HttpReply reply) {
        return reply.status() / 100 == 3 && reply.header("Location").isPresent();
    }

    private static DataverseException noApplicationUser(
            String message, ErrorDetails details, @Nullable Throwable cause) {
        return new AuthenticationException(
                message + " The token is good, but the environment has no application user for this client id: an"
                        + " administrator adds one in the Power Platform admin center (Environment, Settings, Users,"
                        + " Application users).",
                details,
                cause);
    }
}
