// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.Base64;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.files.StoredFile;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Downloads a block of a file. */
final class DownloadBlockRoute implements Route<WebApiRequest> {

    private static final String ACTION = "DownloadBlock";

    private final Environment environment;

    DownloadBlockRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("POST")
                && request.path().isRoot()
                && request.path().root().equals(ACTION);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        ObjectNode body = request.body();
        StoredFile file = DeleteFileRoute.file(
                environment, body.path("FileContinuationToken").asText());
        long offset = body.path("Offset").asLong(-1);
        long length = body.path("BlockLength").asLong(0);
        if (offset < 0 || length <= 0 || offset >= file.size()) {
            throw new ApiException(
                    400,
                    "0x80040203",
                    "Offset " + offset + " and BlockLength " + length + " do not lie within the " + file.size()
                            + " bytes of the file.");
        }
        byte[] bytes = environment.files().read(file, offset, (int) Math.min(length, file.size()));
        ObjectNode answer = request.answer("Microsoft.Dynamics.CRM." + ACTION + "Response");
        return Reply.odata(200, answer.put("Data", Base64.getEncoder().encodeToString(bytes)));
    }
}
/*
 * Page "Use file column data":
 *
 *   POST [environment]/api/data/v9.2/DownloadBlock
 *   {"Offset": 0, "BlockLength": 4194304, "FileContinuationToken": "..."}
 *
 *   200 OK
 *   {"@odata.context": "...#Microsoft.Dynamics.CRM.DownloadBlockResponse", "Data": "<base64>"}
 */
