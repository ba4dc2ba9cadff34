// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Publishes customizations; here they hold from the moment they are made. */
final class PublishRoute implements Route<WebApiRequest> {

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("POST")
                && request.path().isRoot()
                && (request.path().root().equals("PublishXml")
                        || request.path().root().equals("PublishAllXml"));
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        if (request.path().root().equals("PublishXml")
                && request.body().path("ParameterXml").asText().isEmpty()) {
            throw ApiException.badPayload("PublishXml needs ParameterXml.");
        }
        return Reply.noContent();
    }
}
/*
 * Pages "PublishXml action" and "PublishAllXml action":
 *
 *   POST [environment]/api/data/v9.2/PublishXml
 *   {"ParameterXml": "<importexportxml><entities><entity>new_bankaccount</entity></entities></importexportxml>"}
 *
 *   204 No Content
 */
