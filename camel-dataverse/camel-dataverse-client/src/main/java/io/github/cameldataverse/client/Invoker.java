// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.invoke.Messages;
import io.github.cameldataverse.client.invoke.ResultReader;
import io.github.cameldataverse.client.odata.LinkTrail;
import io.github.cameldataverse.client.odata.NextLink;
import org.jspecify.annotations.Nullable;

/**
 * Calls actions and functions.
 *
 * @param calls makes the calls
 */
record Invoker(Calls calls) {
    Messages messages() {
        return new Messages(calls.connection().messages(), calls.connection().tables(), calls::at);
    }

    /** Sends a request and reads its result, all pages of it. */
    @Nullable
    Object send(HttpCall request) {
        ResultReader reader = new ResultReader(calls.connection().tables());
        ResultReader.Result first = calls.execute(request, reader::read);
        if (first.nextLink() == null || !(first.value() instanceof List<?> rows)) {
            return first.value();
        }
        List<Object> all = new ArrayList<>(rows);
        LinkTrail trail = new LinkTrail();
        HttpCall page = request;
        String link = first.nextLink();
        while (link != null) {
            page = HttpCall.of("GET", following(page, link, trail))
                    .about(request.subject().table(), null);
            ResultReader.Result more = calls.execute(page, reader::read);
            if (more.value() instanceof List<?> next) {
                all.addAll(next);
            }
            link = more.nextLink();
        }
        return all;
    }

    private static URI following(HttpCall page, String link, LinkTrail trail) {
        try {
            URI next = NextLink.following(page.uri(), link);
            trail.follow(next);
            return next;
        } catch (IOException astray) {
            throw HttpPipeline.brokenAnswer(page, astray);
        }
    }
}
