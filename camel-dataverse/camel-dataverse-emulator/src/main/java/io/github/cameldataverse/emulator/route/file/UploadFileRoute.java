// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.List;
import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** Uploads a file or an image in one request. */
final class UploadFileRoute implements Route<WebApiRequest> {

    private final Environment environment;

    UploadFileRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        String type = request.http().header("Content-Type");
        boolean json = type != null && type.startsWith("application/json");
        return (request.is("PATCH") || (request.is("PUT") && !json))
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
        String name = FileName.of(request);
        FileAddress.of(request, environment)
                .set(name, FileName.mimeType(name, null), List.of(request.http().body()));
        return Reply.noContent();
    }
}
/*
 * Pages "Use file column data" and "Use image column data":
 *
 *   PATCH [environment]/api/data/v9.2/accounts(<guid>)/sample_filecolumn
 *   Content-Type: application/octet-stream
 *   x-ms-file-name: 4094kb.txt
 *
 *   204 No Content
 */
