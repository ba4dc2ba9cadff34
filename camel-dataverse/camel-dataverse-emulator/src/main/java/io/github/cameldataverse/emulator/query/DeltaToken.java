// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.UrlText;

/**
 * Up to where a caller knows the changes of a table: {@code <version>!<MM/dd/yyyy HH:mm:ss>}. Source: page "Use change
 * tracking to synchronize data with external systems".
 *
 * @param version row version
 * @param issued when the token was made
 */
public record DeltaToken(long version, Instant issued) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT);

    /** Reads the decoded value of {@code $deltatoken}. */
    public static DeltaToken parse(String token) {
        String[] parts = token.split("!", 2);
        try {
            if (parts.length == 2) {
                Instant issued = LocalDateTime.parse(parts[1], DATE).toInstant(ZoneOffset.UTC);
                return new DeltaToken(Long.parseLong(parts[0]), issued);
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw (ApiException) malformed(token).initCause(e);
        }
        throw malformed(token);
    }

    /** Writes the value ready for a URL. */
    public String encode() {
        return UrlText.encodeLower(text());
    }

    /** Writes the value as it is. */
    public String text() {
        return version + "!" + DATE.format(issued.atOffset(ZoneOffset.UTC));
    }

    /**
     * Refuses a token whose changes are no longer kept: the caller must read everything again.
     *
     * @param now the time
     * @param oldestKnown the oldest version from which changes are known
     * @param newest the version of the latest write; a newer token is of a state that was taken back
     * @param lifetime how long tokens are good
     */
    public void requireFresh(Instant now, long oldestKnown, long newest, Duration lifetime) {
        if (version < oldestKnown || version > newest || issued.plus(lifetime).isBefore(now)) {
            throw expired();
        }
    }

    /** The documented refusal of a version whose changes are not known. */
    public static ApiException expired() {
        return new ApiException(
                400, "0x80044352", "Version stamp associated with the client has expired. Please perform a full sync.");
    }

    private static ApiException malformed(String token) {
        return ApiException.badRequest("The delta token '" + token + "' is malformed.");
    }
}
