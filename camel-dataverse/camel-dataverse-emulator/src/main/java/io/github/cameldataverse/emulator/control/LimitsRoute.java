// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.fault.Limits;
import io.github.cameldataverse.emulator.fault.Limits.Cost;
import io.github.cameldataverse.emulator.fault.Limits.Quota;
import io.github.cameldataverse.emulator.fault.Limits.Servers;
import io.github.cameldataverse.emulator.odata.JsonText;

/** Service protection limits. */
final class LimitsRoute implements ControlRoute {

    private static final Set<String> MEMBERS = Set.of(
            "requests",
            "executionMillis",
            "concurrent",
            "windowSeconds",
            "servers",
            "dopHint",
            "seed",
            "millisPerRequest",
            "millisPerRow",
            "waited",
            "retryAfterSeconds");

    private final Controls controls;

    LimitsRoute(Controls controls) {
        this.controls = controls;
    }

    @Override
    public String path() {
        return "limits";
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "PUT", "DELETE");
    }

    @Override
    public Reply answer(HttpMessage message) {
        if (message.method().equals("GET")) {
            return Reply.json(200, write(controls.limits()));
        }
        controls.limits(message.method().equals("PUT") ? read(Members.of(message, MEMBERS)) : Limits.OFF);
        return Reply.noContent();
    }

    private static Limits read(Members members) {
        Limits off = Limits.OFF;
        Quota quota = new Quota(
                members.integer("requests", 0),
                members.number("executionMillis", 0),
                members.integer("concurrent", 0),
                members.integer("windowSeconds", off.quota().windowSeconds()));
        Servers servers = new Servers(
                members.integer("servers", 1),
                members.integer("dopHint", off.servers().dopHint()),
                members.number("seed", off.servers().seed()));
        Cost cost = new Cost(
                members.number("millisPerRequest", 0), members.number("millisPerRow", 0), members.flag("waited"));
        Integer fixed = members.has("retryAfterSeconds") ? (Integer) members.integer("retryAfterSeconds", 0) : null;
        return new Limits(quota, servers, cost, fixed);
    }

    private static ObjectNode write(Limits limits) {
        ObjectNode body = JsonText.object();
        body.put("requests", limits.quota().requests());
        body.put("executionMillis", limits.quota().executionMillis());
        body.put("concurrent", limits.quota().concurrent());
        body.put("windowSeconds", limits.quota().windowSeconds());
        body.put("servers", limits.servers().count());
        body.put("dopHint", limits.servers().dopHint());
        body.put("seed", limits.servers().seed());
        body.put("millisPerRequest", limits.cost().millisPerRequest());
        body.put("millisPerRow", limits.cost().millisPerRow());
        body.put("waited", limits.cost().waited());
        return body.put("retryAfterSeconds", limits.retryAfterSeconds());
    }
}
/*
 *   PUT /__emulator/limits
 *   {"requests": 6000, "executionMillis": 1200000, "concurrent": 52, "windowSeconds": 300, "servers": 3, "dopHint": 4,
 *    "seed": 1, "millisPerRequest": 20, "millisPerRow": 1, "waited": false, "retryAfterSeconds": 5}
 *
 *   204 No Content; what is left out is without limit. GET tells the limits in force, DELETE takes them away
 */
