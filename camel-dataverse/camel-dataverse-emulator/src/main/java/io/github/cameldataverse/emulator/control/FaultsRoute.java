// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.odata.JsonText;

/** Arms and disarms faults. */
final class FaultsRoute implements ControlRoute {

    private final Controls controls;

    FaultsRoute(Controls controls) {
        this.controls = controls;
    }

    @Override
    public String path() {
        return "faults";
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "POST", "DELETE");
    }

    @Override
    public Reply answer(HttpMessage message) {
        if (message.method().equals("GET")) {
            ObjectNode body = JsonText.object();
            ArrayNode faults = body.putArray("faults");
            controls.faults().armed().forEach(fault -> faults.add(FaultJson.write(fault)));
            return Reply.json(200, body);
        }
        if (message.method().equals("POST")) {
            controls.faults().add(FaultJson.read(Members.of(message, FaultJson.MEMBERS)));
        } else {
            controls.faults().clear();
        }
        return Reply.noContent();
    }
}
/*
 *   POST /__emulator/faults
 *   {"method": "POST", "path": "*&#47;accounts", "skip": 1, "times": 2,
 *    "effect": "status", "when": "before", "status": 503, "retryAfter": "2", "contentType": "text/plain",
 *    "body": "Busy", "latencyMillis": 0}
 *   {"effect": "cut", "when": "after"}
 *
 *   204 No Content; GET lists what is armed, DELETE disarms all
 */
