// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.files.Upload;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Uploads a chunk of a file. */
final class UploadChunkRoute implements Route<WebApiRequest> {

    private static final String TOKEN = "sessiontoken";
    private static final Pattern RANGE = Pattern.compile("(?:bytes )?(\\d{1,12})-(\\d{1,12})/(\\d{1,12})");

    private final Environment environment;

    UploadChunkRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("PATCH") && request.query().has(TOKEN) && FileAddress.isIn(request, environment);
    }

    @Override
    public Set<String> bodyTypes() {
        return Set.of();
    }

    @Override
    public Set<String> answerTypes() {
        return Set.of();
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of(TOKEN, FileName.HEADER));
        FileAddress address = FileAddress.of(request, environment);
        String token = String.valueOf(request.query().option(TOKEN));
        Upload upload = environment
                .files()
                .upload(token)
                .filter(known -> known.place().equals(address.place()))
                .orElseThrow(() -> bad("the session token is not that of an upload to this column"));
        String header = request.http().header("Content-Range");
        Matcher range = RANGE.matcher(header == null ? "" : header);
        if (!range.matches()) {
            throw bad("Content-Range must look like 'bytes 0-4194303/25870370', not '" + header + "'");
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        long total = Long.parseLong(range.group(3));
        byte[] bytes = request.http().body();
        if (last >= total || last - first + 1 != bytes.length) {
            throw bad("the body has " + bytes.length + " bytes, which is not the range '" + header + "'");
        }
        address.check(upload.fileName(), total);
        if (!upload.chunk(first, bytes, total)) {
            return new Reply(206, Map.of(), new byte[0]);
        }
        environment.files().end(token);
        address.set(upload.fileName(), FileName.mimeType(upload.fileName(), null), upload.chunks());
        return Reply.noContent();
    }

    private static ApiException bad(String why) {
        return new ApiException(400, "0x80040203", "The upload is broken: " + why + ".");
    }
}
/*
 * Page "Use file column data":
 *
 *   PATCH [environment]/api/data/v9.2/accounts(<guid>)/sample_filecolumn?sessiontoken=<token>
 *   x-ms-file-name: 25mb.pdf
 *   Content-Type: application/octet-stream
 *   Content-Range: bytes 0-4194303/25870370
 *
 *   206 Partial Content, or 204 No Content for the last chunk
 */
