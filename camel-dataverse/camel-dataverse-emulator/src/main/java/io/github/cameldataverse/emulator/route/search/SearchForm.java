// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.JsonText;

/** The three ways to search: an action of the Web API, the endpoint of version 2.0, and that of version 1.0. */
enum SearchForm {
    ACTION,
    V2,
    V1;

    /** Whether a request is this kind of search: {@code query}, {@code suggest} or {@code autocomplete}. */
    static boolean isSearch(WebApiRequest request, String kind) {
        String name = of(request) == ACTION ? "search" + kind : kind;
        return request.is("POST")
                && request.path().isRoot()
                && request.path().root().equals(name);
    }

    static SearchForm of(WebApiRequest request) {
        String path = request.http().path();
        if (path.startsWith("/api/search/v1.0/")) {
            return V1;
        }
        return path.startsWith("/api/search/") ? V2 : ACTION;
    }

    /** Version 1.0 answers with JSON; the others with JSON as a text inside of JSON. */
    Reply reply(WebApiRequest request, ObjectNode result) {
        if (this == V1) {
            return Reply.json(200, result);
        }
        String text = JsonText.text(result);
        String type = "Microsoft.Dynamics.CRM." + request.path().root() + "Response";
        return this == ACTION
                ? Reply.odata(200, request.answer(type).put("response", text))
                : Reply.json(200, JsonText.object().put("response", text));
    }
}
