// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.check;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;

import io.github.cameldataverse.client.auth.AuthorityRefusal;
import io.github.cameldataverse.client.model.AccessDeniedException;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.EnvironmentDisabledException;
import io.github.cameldataverse.client.model.NotFoundException;
import io.github.cameldataverse.client.model.TransportException;

/** The reason code of what a step failed with. */
final class CheckFailure {
    private static final Map<AuthorityRefusal, ReasonCode> BY_REFUSAL =
            Map.of(AuthorityRefusal.CLOCK, ReasonCode.CLOCK, AuthorityRefusal.TENANT, ReasonCode.WRONG_TENANT);

    /** UserNotMemberOfOrg, UserNotAssignedRoles. */
    private static final Map<String, ReasonCode> BY_CODE =
            Map.of("0x80072560", ReasonCode.NOT_A_USER, "0x80042f09", ReasonCode.NO_ROLE);

    private CheckFailure() {}

    /** Of settings that were refused. */
    static ReasonCode ofSettings(DataverseException failure) {
        boolean isDated = hasCause(failure, CertificateExpiredException.class)
                || hasCause(failure, CertificateNotYetValidException.class);
        return isDated ? ReasonCode.CERTIFICATE_EXPIRED : ReasonCode.SETTINGS;
    }

    /** Of the authority. */
    static ReasonCode ofToken(RuntimeException failure) {
        if (failure instanceof TransportException) {
            return hasCause(failure, SSLException.class) ? ReasonCode.TLS : ReasonCode.AUTHORITY;
        }
        if (!(failure instanceof DataverseException refused)) {
            return ReasonCode.CREDENTIAL;
        }
        AuthorityRefusal refusal = AuthorityRefusal.ofCode(refused.code());
        boolean hasExpired = refusal == AuthorityRefusal.CERTIFICATE
                && String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains("is expired");
        return hasExpired ? ReasonCode.CERTIFICATE_EXPIRED : BY_REFUSAL.getOrDefault(refusal, ReasonCode.CREDENTIAL);
    }

    /** Of the environment. */
    static ReasonCode ofCall(RuntimeException failure) {
        if (!(failure instanceof DataverseException refused)) {
            return ReasonCode.OTHER;
        }
        String code = String.valueOf(refused.code()).toLowerCase(Locale.ROOT);
        if (BY_CODE.containsKey(code)) {
            return BY_CODE.getOrDefault(code, ReasonCode.OTHER);
        }
        if (isAdministrationMode(refused)) {
            return ReasonCode.ADMIN_MODE;
        }
        return ofType(refused);
    }

    private static ReasonCode ofType(DataverseException failure) {
        if (failure instanceof EnvironmentDisabledException) {
            return ReasonCode.DISABLED;
        }
        if (failure instanceof AccessDeniedException) {
            return ReasonCode.PRIVILEGE;
        }
        if (failure instanceof TransportException) {
            return hasCause(failure, SSLException.class) ? ReasonCode.TLS : ReasonCode.NETWORK;
        }
        if (failure instanceof AuthenticationException) {
            // with status 200 it was a login page, of something that is no environment
            return failure.status() == 401 ? ReasonCode.CREDENTIAL : ReasonCode.NETWORK;
        }
        return failure instanceof NotFoundException ? ReasonCode.NETWORK : ReasonCode.OTHER;
    }

    /** The service gives the same code for an environment that is disabled: only its words tell the two apart. */
    private static boolean isAdministrationMode(DataverseException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("admin only mode") || message.contains("administration mode");
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
