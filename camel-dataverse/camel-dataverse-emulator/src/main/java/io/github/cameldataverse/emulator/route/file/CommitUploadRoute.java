// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.files.StoredFile;
import io.github.cameldataverse.emulator.files.Upload;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Ends the upload of a file in blocks. */
final class CommitUploadRoute implements Route<WebApiRequest> {

    private static final String ACTION = "CommitFileBlocksUpload";

    private final Environment environment;

    CommitUploadRoute(Environment environment) {
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
        Upload upload = upload(environment, body);
        List<String> ids = new ArrayList<>();
        body.path("BlockList").forEach(id -> ids.add(id.asText()));
        String name = body.path("FileName").asText(upload.fileName());
        StoredFile file = FileAddress.at(environment, upload.place())
                .set(name, FileName.mimeType(name, body.path("MimeType").asText("")), upload.blocks(ids));
        environment.files().end(body.path("FileContinuationToken").asText());
        ObjectNode answer = request.answer("Microsoft.Dynamics.CRM." + ACTION + "Response");
        return Reply.odata(200, answer.put("FileId", file.id().toString()).put("FileSizeInBytes", file.size()));
    }

    /** The upload that a body names by its token. */
    static Upload upload(Environment environment, ObjectNode body) {
        return environment
                .files()
                .upload(body.path("FileContinuationToken").asText())
                .orElseThrow(() -> new ApiException(
                        400, "0x80040203", "The FileContinuationToken is not that of an upload under way."));
    }
}
/*
 * Page "Use file column data":
 *
 *   POST [environment]/api/data/v9.2/CommitFileBlocksUpload
 *   {"FileName": "25mb.pdf", "MimeType": "application/pdf", "BlockList": ["<base64>", ...],
 *    "FileContinuationToken": "..."}
 *
 *   200 OK
 *   {"@odata.context": "...#Microsoft.Dynamics.CRM.CommitFileBlocksUploadResponse", "FileId": "<guid>",
 *    "FileSizeInBytes": 25870370}
 */
