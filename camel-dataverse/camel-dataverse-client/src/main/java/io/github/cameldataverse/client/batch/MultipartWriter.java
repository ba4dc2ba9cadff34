// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.http.HttpCall;

/**
 * Writes the body of a batch. Every line ends in CRLF, which the multipart grammar demands.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api">Execute
 *     batch operations</a>
 */
final class MultipartWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    private final String boundary = "batch_" + UUID.randomUUID();

    /** Value of the header {@code Content-Type}. */
    String contentType() {
        return "multipart/mixed; boundary=\"" + boundary + "\"";
    }

    /** The whole body. */
    byte[] write(List<? extends BatchItem> items) {
        for (BatchItem item : items) {
            line("--" + boundary);
            if (item instanceof ChangeSet set) {
                write(set);
            } else {
                item.parts().forEach(this::write);
            }
        }
        line("--" + boundary + "--");
        return bytes.toByteArray();
    }

    private void write(ChangeSet set) {
        String inner = "changeset_" + UUID.randomUUID();
        line("Content-Type: multipart/mixed; boundary=\"" + inner + "\"");
        line("");
        for (BatchPart part : set.parts()) {
            line("--" + inner);
            write(part);
        }
        line("--" + inner + "--");
    }

    private void write(BatchPart part) {
        HttpCall call = part.call();
        line("Content-Type: application/http");
        line("Content-Transfer-Encoding: binary");
        if (part.contentId() != null) {
            line("Content-ID: " + part.contentId());
        }
        line("");
        line(call.method() + " " + target(call.uri()) + " HTTP/1.1");
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            line(header.getKey() + ": " + header.getValue());
        }
        line("");
        if (call.body() != null) {
            bytes.writeBytes(call.body());
        }
        line("");
    }

    /** Path and query, as the documentation's samples have it; a reference such as {@code $1} stays as it is. */
    private static String target(URI uri) {
        String path = uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private void line(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        bytes.write('\r');
        bytes.write('\n');
    }
}
