// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;

/** The state of the environment, out and in. */
final class SnapshotRoute implements ControlRoute {

    private final Controls controls;

    SnapshotRoute(Controls controls) {
        this.controls = controls;
    }

    @Override
    public String path() {
        return "snapshot";
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "PUT");
    }

    @Override
    public Reply answer(HttpMessage message) {
        if (message.method().equals("PUT")) {
            controls.restore(new String(message.body(), StandardCharsets.UTF_8));
            return Reply.noContent();
        }
        byte[] snapshot = controls.snapshot().getBytes(StandardCharsets.UTF_8);
        return new Reply(200, Map.of("Content-Type", "application/json; charset=utf-8"), snapshot);
    }
}
/*
 *   GET /__emulator/snapshot      200 OK and one JSON document, to be given back as it is
 *   PUT /__emulator/snapshot      204 No Content, or 400 and nothing has changed
 */
