// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.files.StoredFile;

/** Begins the download of a file in blocks. */
final class InitializeDownloadRoute implements Route<WebApiRequest> {

    private static final String ACTION = "InitializeFileBlocksDownload";

    private final Environment environment;

    InitializeDownloadRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("POST")
                && request.path().isRoot()
                && request.path().root().equals(ACTION);
    }

    /** The token is the id of the file: there is nothing else to continue. */
    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        FileAddress address = FileAddress.ofTarget(environment, request.body());
        StoredFile file = address.file().orElseThrow(address::noFile);
        ObjectNode answer = request.answer("Microsoft.Dynamics.CRM." + ACTION + "Response");
        return Reply.odata(
                200,
                answer.put("FileSizeInBytes", file.size())
                        .put("FileName", file.name())
                        .put("FileContinuationToken", file.id().toString())
                        .put("IsChunkingSupported", true));
    }
}
/*
 * Page "Use file column data":
 *
 *   POST [environment]/api/data/v9.2/InitializeFileBlocksDownload
 *   {"Target": {"accountid": "<guid>", "@odata.type": "Microsoft.Dynamics.CRM.account"},
 *    "FileAttributeName": "sample_filecolumn"}
 *
 *   200 OK
 *   {"@odata.context": "...#Microsoft.Dynamics.CRM.InitializeFileBlocksDownloadResponse", "FileSizeInBytes": 25870370,
 *    "FileName": "25mb.pdf", "FileContinuationToken": "...", "IsChunkingSupported": true}
 */
