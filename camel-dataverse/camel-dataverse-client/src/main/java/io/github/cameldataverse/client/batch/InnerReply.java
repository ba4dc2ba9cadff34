// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP answer inside a part: status line, headers, body.
 *
 * @param status HTTP status
 * @param headers name to value, names compared without case
 * @param body what is left of the part
 */
record InnerReply(int status, Map<String, String> headers, InputStream body) {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

    static InnerReply read(InputStream part) throws IOException {
        String line = MultipartReader.readLine(part);
        Matcher status = STATUS_LINE.matcher(line == null ? "" : line);
        if (!status.matches()) {
            throw new IOException("a part of a multipart answer does not begin with a status line");
        }
        return new InnerReply(Integer.parseInt(status.group(1)), MultipartReader.readHeaders(part), part);
    }
}
