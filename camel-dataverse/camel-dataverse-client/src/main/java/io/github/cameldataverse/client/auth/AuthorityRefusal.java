// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Why an authority gives no token, told by its {@code AADSTS} code, and what to do about it; a new code is one entry.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">Error codes</a>
 */
public enum AuthorityRefusal {
    /** The assertion is not within its times: the clocks of this machine and the authority differ. */
    CLOCK("Nothing is wrong with the certificate: the clock of this machine is. Set it (NTP)", "700024"),
    /** The certificate is not registered with the application, or it has expired there. */
    CERTIFICATE(
            "Register this very certificate with the application, or give the one that is registered and has not expired",
            "700027",
            "700030"),
    /** The client secret has expired. */
    SECRET_EXPIRED("Make a new secret for the application, or better register a certificate", "7000222"),
    /** The client secret is wrong. */
    SECRET("Check client-secret: it is the secret's value, not its id", "7000215", "7000218"),
    /** No such application in the tenant. */
    CLIENT("Check client-id, and that the application is registered in this tenant", "700016", "7000229"),
    /** No such tenant. */
    TENANT("Check tenant-id or authority", "90002", "900023", "900021"),
    /** The scope names no environment that the application may use. */
    SCOPE("Check environment-url or scope", "500011", "70011", "650057"),
    /** Anything else. */
    OTHER("Check tenant-id, client-id, and that this very certificate or secret is registered with the application and"
            + " has not expired");

    private static final Pattern CODE = Pattern.compile("AADSTS(\\d+)");

    private final String advice;
    private final Set<String> codes;

    AuthorityRefusal(String advice, String... codes) {
        this.advice = advice;
        this.codes = Set.of(codes);
    }

    /** What to do, as a sentence without its full stop. */
    public String advice() {
        return advice;
    }

    /** What a code such as {@code AADSTS700027} stands for. */
    public static AuthorityRefusal ofCode(@Nullable String code) {
        String digits = code == null ? "" : code.toUpperCase(Locale.ROOT).replace("AADSTS", "");
        return Arrays.stream(values())
                .filter(refusal -> refusal.codes.contains(digits))
                .findFirst()
                .orElse(OTHER);
    }

    /** The first code in what the authority said, such as {@code AADSTS700027}. */
    static Optional<String> codeIn(@Nullable String text) {
        Matcher code = CODE.matcher(text == null ? "" : text);
        return code.find() ? Optional.of(code.group()) : Optional.empty();
    }
}
