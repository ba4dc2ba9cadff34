// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.files.Upload;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Begins the upload of a file in blocks. */
final class InitializeUploadRoute implements Route<WebApiRequest> {

    private static final String ACTION = "InitializeFileBlocksUpload";

    private final Environment environment;

    InitializeUploadRoute(Environment environment) {
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
        FileAddress address = FileAddress.ofTarget(environment, body);
        String name = body.path("FileName").asText();
        if (name.isEmpty()) {
            throw ApiException.badPayload(ACTION + " needs a FileName.");
        }
        address.check(name, 0);
        ObjectNode answer = request.answer("Microsoft.Dynamics.CRM." + ACTION + "Response");
        return Reply.odata(
                200, answer.put("FileContinuationToken", environment.files().begin(new Upload(address.place(), name))));
    }
}
/*
 * Page "Use file column data":
 *
 *   POST [environment]/api/data/v9.2/InitializeFileBlocksUpload
 *   {"Target": {"accountid": "<guid>", "@odata.type": "Microsoft.Dynamics.CRM.account"}, "FileName": "25mb.pdf",
 *    "FileAttributeName": "sample_filecolumn"}
 *
 *   200 OK
 *   {"@odata.context": "...#Microsoft.Dynamics.CRM.InitializeFileBlocksUploadResponse", "FileContinuationToken": "..."}
 */
