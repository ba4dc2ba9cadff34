// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.List;

import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.odata.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control plane. It needs no token: both ports listen on loopback only. Every request has an answer in JSON; a
 * malformed one is 400 and changes nothing; one that the emulator fails at is 500 and says what failed.
 */
public final class ControlApi {

    static final String PREFIX = "/__emulator/";

    private static final Logger LOG = LoggerFactory.getLogger(ControlApi.class);
    private static final String CODE = "EmulatorControl";

    private final List<ControlRoute> routes;

    /** The control plane of an emulator. */
    public ControlApi(Controls controls) {
        this.routes = List.of(
                new ResetRoute(controls),
                new JournalRoute(controls),
                new RowsRoute(controls),
                new SnapshotRoute(controls),
                new ClockRoute(controls),
                new LimitsRoute(controls),
                new FaultsRoute(controls),
                new ModeRoute(controls));
    }

    /** Whether a path belongs to the control plane. */
    public boolean serves(String path) {
        return path.startsWith(PREFIX);
    }

    /** Answers a request. */
    public Reply answer(HttpMessage message) {
        String path = message.path().substring(PREFIX.length());
        try {
            return routes.stream()
                    .filter(route -> route.serves(path))
                    .findFirst()
                    .map(route -> answer(route, message))
                    .orElseGet(() -> Reply.error(
                            404, CODE, "There is no '" + path + "' in the control plane; there are " + paths()));
        } catch (ApiException | IllegalArgumentException e) {
            return Reply.error(400, CODE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The control request {} failed inside the emulator", message, e);
            return Reply.error(
                    500, CODE, message.method() + " " + path + " failed inside the emulator: " + e + "; see its log");
        }
    }

    private static Reply answer(ControlRoute route, HttpMessage message) {
        if (!route.methods().contains(message.method())) {
            return Reply.error(405, CODE, "Use one of " + route.methods() + ", not " + message.method());
        }
        return route.answer(message);
    }

    private List<String> paths() {
        return routes.stream().map(ControlRoute::path).toList();
    }
}
