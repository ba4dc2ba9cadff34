// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.fault.Mode;
import io.github.cameldataverse.emulator.fault.Mode.State;
import io.github.cameldataverse.emulator.odata.JsonText;

/** Opens and closes the environment. */
final class ModeRoute implements ControlRoute {

    private final Controls controls;

    ModeRoute(Controls controls) {
        this.controls = controls;
    }

    @Override
    public String path() {
        return "mode";
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "PUT");
    }

    @Override
    public Reply answer(HttpMessage message) {
        if (message.method().equals("PUT")) {
            Members members = Members.of(message, Set.of("mode", "administrators"));
            State state = state(members.text("mode", ""));
            controls.mode(new Mode(state, members.texts("administrators")));
            return Reply.noContent();
        }
        ObjectNode body = JsonText.object();
        body.put("mode", controls.mode().state().name().toLowerCase(Locale.ROOT));
        controls.mode().administrators().forEach(body.putArray("administrators")::add);
        return Reply.json(200, body);
    }

    private static State state(String name) {
        for (State state : State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(name)) {
                return state;
            }
        }
        throw Members.wrong("mode", "normal, administration or disabled");
    }
}
/*
 *   PUT /__emulator/mode
 *   {"mode": "administration", "administrators": ["<client id>"]}      (or normal, or disabled)
 *
 *   204 No Content; GET tells the mode in force
 */
