// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.odata.ApiException;

/**
 * A block of headers and what stands behind it. Text is the bytes of the wire, one character each. Lines end with CRLF
 * or with LF alone.
 *
 * @param headers by name in lower case
 * @param content everything behind the empty line; empty where there is none
 */
record Mime(Map<String, List<String>> headers, String content) {

    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");

    /** Reads the headers at the beginning of a text; they may end with the text. */
    static Mime parse(String text) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int end = lineEnd(text, at);
            String line = text.substring(at, end).strip();
            at = Math.min(text.length(), end + 1);
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw ApiException.badRequest("The header '" + line
                        + "' of a part of the batch is not valid. It must have the form 'name: value'.");
            }
            headers.computeIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Mime(headers, text.substring(at));
    }

    /** The parts between the boundaries that a content type announces. */
    static List<String> parts(String contentType, String text) {
        String delimiter = "--" + boundary(contentType);
        List<String> parts = new ArrayList<>();
        int start = -1;
        for (int at = 0; at < text.length(); at = lineEnd(text, at) + 1) {
            if (!text.startsWith(delimiter, at)) {
                continue;
            }
            int end = lineEnd(text, at);
            String rest = text.substring(at + delimiter.length(), end).stripTrailing();
            if (!rest.isEmpty() && !rest.equals("--")) {
                continue;
            }
            if (start >= 0) {
                parts.add(text.substring(start, Math.max(start, withoutLineBreak(text, at))));
            }
            if (rest.equals("--")) {
                return parts;
            }
            start = Math.min(text.length(), end + 1);
        }
        throw ApiException.badRequest("The batch does not end with the boundary '" + delimiter + "--'. "
                + (start < 0 ? "The boundary does not occur in it at all." : "It is cut off."));
    }

    /** The only value of a header; empty for none. */
    String header(String name) {
        return String.join(",", headers.getOrDefault(name, List.of()));
    }

    private static String boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        String boundary = matcher.find() ? (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)) : "";
        if (boundary.isEmpty()) {
            throw ApiException.badRequest(
                    "The batch request must have a boundary specification in the \"Content-Type\" header.");
        }
        return boundary;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** The line break before a delimiter belongs to the delimiter. */
    private static int withoutLineBreak(String text, int delimiter) {
        int end = delimiter - 1;
        return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }
}
