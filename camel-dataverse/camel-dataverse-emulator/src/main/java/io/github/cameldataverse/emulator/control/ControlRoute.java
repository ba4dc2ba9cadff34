// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.List;

import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;

/** One resource of the control plane. */
interface ControlRoute {

    /** Its path behind the prefix, for example {@code reset}. */
    String path();

    /** The methods that it answers. */
    List<String> methods();

    /** Answers a request; an {@link IllegalArgumentException} says what is wrong with it. */
    Reply answer(HttpMessage message);

    /** Whether it answers a path, given without the prefix. */
    default boolean serves(String path) {
        return path.equals(path());
    }
}
