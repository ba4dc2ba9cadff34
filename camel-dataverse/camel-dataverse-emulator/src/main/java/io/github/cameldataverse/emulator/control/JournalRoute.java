// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.fault.Fault;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.odata.QueryString;

/** The requests that arrived, filtered. */
final class JournalRoute implements ControlRoute {

    private final Controls controls;

    JournalRoute(Controls controls) {
        this.controls = controls;
    }

    @Override
    public String path() {
        return "journal";
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "DELETE");
    }

    @Override
    public Reply answer(HttpMessage message) {
        if (message.method().equals("DELETE")) {
            controls.journal().clear();
            return Reply.noContent();
        }
        QueryString query = new QueryString(message.uri().getRawQuery());
        query.allow(Set.of("method", "path", "status"));
        ObjectNode body = JsonText.object();
        ArrayNode entries = body.put("count", 0).putArray("entries");
        controls.journal().entries().stream()
                .filter(entry -> fits(query, entry))
                .forEach(entry -> entries.addObject()
                        .put("method", entry.method())
                        .put("pathAndQuery", entry.pathAndQuery())
                        .put("status", entry.status())
                        .put("fault", entry.fault())
                        .put("error", entry.error()));
        return Reply.json(200, body.put("count", entries.size()));
    }

    private static boolean fits(QueryString query, JournalEntry entry) {
        String status = query.option("status");
        return new Fault.Match(query.option("method"), query.option("path"), 0, 0)
                        .fits(entry.method(), entry.pathAndQuery())
                && (status == null || status.equals(String.valueOf(entry.status())));
    }
}
/*
 *   GET /__emulator/journal?method=POST&path=*&#47;accounts*&status=503      (each filter optional; * is any run of text)
 *
 *   200 OK
 *   {"count": 1, "entries": [{"method": "POST", "pathAndQuery": "/api/data/v9.2/accounts", "status": 503,
 *                             "fault": "status", "error": null}]}
 *
 *   DELETE /__emulator/journal
 */
