// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.fault.ClockSetting;
import io.github.cameldataverse.emulator.odata.JsonText;

/** Sets and tells the time of the emulator. */
final class ClockRoute implements ControlRoute {

    private final Controls controls;

    ClockRoute(Controls controls) {
        this.controls = controls;
    }

    @Override
    public String path() {
        return "clock";
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "PUT");
    }

    @Override
    public Reply answer(HttpMessage message) {
        if (message.method().equals("GET")) {
            return Reply.json(200, write(controls.clock()));
        }
        Members members = Members.of(message, Set.of("fixed", "offsetSeconds", "system"));
        long given = Stream.of("fixed", "offsetSeconds", "system")
                .filter(members::has)
                .count();
        if (given != 1) {
            throw new IllegalArgumentException("One of fixed, offsetSeconds and system is needed");
        }
        controls.clock(setting(members));
        return Reply.noContent();
    }

    private static ObjectNode write(ClockSetting setting) {
        if (setting.fixed() != null) {
            return JsonText.object().put("fixed", setting.fixed().toString());
        }
        return setting.offset().isZero()
                ? JsonText.object().put("system", true)
                : JsonText.object().put("offsetSeconds", setting.offset().toSeconds());
    }

    private static ClockSetting setting(Members members) {
        String fixed = members.text("fixed");
        if (fixed == null) {
            if (members.has("system") && !members.flag("system")) {
                throw Members.wrong("system", "true");
            }
            return ClockSetting.offset(Duration.ofSeconds(members.integer("offsetSeconds", 0)));
        }
        try {
            return ClockSetting.fixed(Instant.parse(fixed));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The member 'fixed' must be like 2026-01-31T12:00:00Z", e);
        }
    }
}
/*
 *   PUT /__emulator/clock
 *   {"fixed": "2026-01-31T12:00:00Z"}   or   {"offsetSeconds": 3600}   or   {"system": true}
 *
 *   204 No Content; GET tells how it is set, in the same form
 */
