// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.files.Upload;

/** Begins the upload of a file in chunks. */
final class StartChunksRoute implements Route<WebApiRequest> {

    static final String CHUNK = "4194304";

    private final Environment environment;

    StartChunksRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("PATCH")
                && "chunked".equals(request.http().header("x-ms-transfer-mode"))
                && request.path().rest().size() == 1
                && FileAddress.isIn(request, environment);
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
        request.query().allow(Set.of(FileName.HEADER));
        FileAddress address = FileAddress.of(request, environment);
        String name = FileName.of(request);
        address.check(name, 0);
        String token = environment.files().begin(new Upload(address.place(), name));
        return new Reply(200, java.util.Map.of(), new byte[0])
                .with("Location", request.http().origin() + request.http().path() + "?sessiontoken=" + token)
                .with("x-ms-chunk-size", CHUNK)
                .with("Accept-Ranges", "bytes")
                .with("Access-Control-Expose-Headers", "x-ms-chunk-size");
    }
}
/*
 * Page "Use file column data":
 *
 *   PATCH [environment]/api/data/v9.2/accounts(<guid>)/sample_filecolumn?x-ms-file-name=25mb.pdf
 *   x-ms-transfer-mode: chunked
 *
 *   200 OK
 *   Accept-Ranges: bytes
 *   Location: [environment]/api/data/v9.2/accounts(<guid>)/sample_filecolumn?sessiontoken=<token>
 *   x-ms-chunk-size: 4194304
 */
