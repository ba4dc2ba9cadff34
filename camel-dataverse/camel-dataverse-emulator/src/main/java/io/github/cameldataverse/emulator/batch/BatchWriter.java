// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.batch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.emulator.call.Reply;
import org.jspecify.annotations.Nullable;

/** Writes the answers of a batch, or of a change set, one behind the other. */
final class BatchWriter {

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(204, "No Content"),
            Map.entry(206, "Partial Content"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(414, "Request-URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"));

    private static final List<String> FIRST =
            List.of("REQ_ID", "Content-Type", "OData-Version", "Location", "OData-EntityId");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final String boundary;

    /** A writer whose boundary begins with this word. */
    BatchWriter(String word) {
        this.boundary = word + "_" + UUID.randomUUID();
    }

    /** The content type of the whole; the boundary is not quoted. */
    String contentType() {
        return "multipart/mixed; boundary=" + boundary;
    }

    /** Adds the answer to a single request. */
    void add(@Nullable String contentId, Reply reply) {
        line("--" + boundary);
        line("Content-Type: application/http");
        line("Content-Transfer-Encoding: binary");
        if (contentId != null) {
            line("Content-ID: " + contentId);
        }
        line("");
        line(("HTTP/1.1 " + reply.status() + " " + REASONS.getOrDefault(reply.status(), "")).strip());
        headers(reply);
        line("");
        out.writeBytes(reply.body());
        line("");
    }

    /** Adds the answers of a change set. */
    void add(BatchWriter changeSet) {
        line("--" + boundary);
        line("Content-Type: " + changeSet.contentType());
        line("");
        out.writeBytes(changeSet.bytes());
    }

    /** The whole, with its end. */
    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    /** In the order of the documentation; the address of a row is told twice. */
    private void headers(Reply reply) {
        Reply told = reply.with("Location", reply.headers().getOrDefault("OData-EntityId", ""));
        FIRST.forEach(name -> header(name, told.headers().getOrDefault(name, "")));
        told.headers().forEach((name, value) -> header(FIRST.contains(name) ? "" : name, value));
    }

    private void header(String name, String value) {
        if (!name.isEmpty() && !value.isEmpty()) {
            line(name + ": " + value);
        }
    }

    private void line(String text) {
        out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
