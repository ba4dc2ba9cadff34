// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.Base64;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Uploads a block of a file. */
final class UploadBlockRoute implements Route<WebApiRequest> {

    private static final String ACTION = "UploadBlock";

    private final Environment environment;

    UploadBlockRoute(Environment environment) {
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
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(body.path("BlockData").asText());
        } catch (IllegalArgumentException e) {
            throw (ApiException)
                    ApiException.badPayload("BlockData is not base64.").initCause(e);
        }
        CommitUploadRoute.upload(environment, body).block(body.path("BlockId").asText(), bytes);
        return Reply.noContent();
    }
}
/*
 * Page "Use file column data":
 *
 *   POST [environment]/api/data/v9.2/UploadBlock
 *   {"BlockId": "<base64>", "BlockData": "<base64>", "FileContinuationToken": "..."}
 *
 *   204 No Content
 */
