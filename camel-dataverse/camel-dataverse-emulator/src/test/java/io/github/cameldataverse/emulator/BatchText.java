// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes the text of batches and reads that of their answers. */
final class BatchText {

    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.1 (\\d{3}) .*$");
    private static final Pattern ADDRESS = Pattern.compile("(?m)^OData-EntityId: (\\S+)");

    private BatchText() {}

    /** A batch of parts. */
    static String batch(String... parts) {
        return joined("batch", parts);
    }

    /** A part that is a change set of parts. */
    static String changeSet(String... parts) {
        return "Content-Type: multipart/mixed; boundary=\"set\"\r\n\r\n" + joined("set", parts);
    }

    /** A part that is a read. */
    static String get(String url) {
        return http("", "GET " + url + " HTTP/1.1\r\nAccept: application/json\r\n\r\n");
    }

    /** A part that is a request with a body, single quotes for double ones; it has no Content-ID where {@code id} is empty. */
    static String request(String id, String method, String url, String body) {
        return http(
                id,
                method + " " + url + " HTTP/1.1\r\nContent-Type: application/json\r\n\r\n" + body.replace('\'', '"'));
    }

    /** The statuses of the answers, in order. */
    static List<Integer> statuses(Caller.Answer answer) {
        return STATUS.matcher(answer.response().body())
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }

    /** The row addresses of the answers, in order. */
    static List<String> addresses(Caller.Answer answer) {
        List<String> addresses = new ArrayList<>();
        ADDRESS.matcher(answer.response().body()).results().forEach(match -> addresses.add(match.group(1)));
        return addresses;
    }

    private static String http(String id, String request) {
        return "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n"
                + (id.isEmpty() ? "" : "Content-ID: " + id + "\r\n") + "\r\n" + request;
    }

    private static String joined(String boundary, String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
        }
        return text.append("--").append(boundary).append("--\r\n").toString();
    }
}
