// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encoding as URLs of the service carry it. */
public final class UrlText {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String OPTION = UNRESERVED + "$(),;='/@:!*";

    private UrlText() {}

    /** Decodes a query: a plus sign is a space. */
    public static String decodeQuery(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw (ApiException) ApiException.badRequest("Bad percent-encoding in '" + raw + "'.")
                    .initCause(e);
        }
    }

    /** Decodes a path: a plus sign is a plus sign. */
    public static String decodePath(String raw) {
        return decodeQuery(raw.replace("+", "%2B"));
    }

    /** Encodes the value of a query option and leaves what may stand in one, such as {@code $}, as it is. */
    public static String encodeOption(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            String one = Character.toString(c);
            out.append(OPTION.contains(one) ? one : encodeLower(one));
        });
        return out.toString();
    }

    /** Encodes with lower-case hexadecimal digits, as the service does inside cookies and tokens. */
    public static String encodeLower(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02x", b & 0xff));
            }
        }
        return out.toString();
    }
}
