// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.List;

import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;

/** Goes back to the seed, with an empty journal and without faults, limits, mode and clock setting. */
final class ResetRoute implements ControlRoute {

    private final Controls controls;

    ResetRoute(Controls controls) {
        this.controls = controls;
    }

    @Override
    public String path() {
        return "reset";
    }

    @Override
    public List<String> methods() {
        return List.of("POST");
    }

    @Override
    public Reply answer(HttpMessage message) {
        controls.reset();
        return Reply.noContent();
    }
}
/*
 *   POST /__emulator/reset
 *
 *   204 No Content
 */
