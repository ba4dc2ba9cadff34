// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cameldataverse.emulator.authority.TokenAuthority;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.control.ControlApi;
import io.github.cameldataverse.emulator.control.Controls;
import io.github.cameldataverse.emulator.control.JournalEntry;
import io.github.cameldataverse.emulator.fault.Delivery;
import io.github.cameldataverse.emulator.fault.Fault;
import io.github.cameldataverse.emulator.fault.ServiceProtection;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.route.WebApi;
import io.github.cameldataverse.emulator.route.authority.AuthorityApi;

/**
 * The way of every request: the control plane, or else faults, then the authority or the Web API; in front of the Web
 * API, behind its check of the token, the mode of the environment and the limits.
 */
final class FrontDoor {

    private final Controls controls;
    private final ControlApi controlApi;
    private final ServiceProtection protection;
    private final WebApi webApi;
    private final AuthorityApi authorityApi;

    FrontDoor(Controls controls, ServiceProtection protection, WebApi webApi, AuthorityApi authorityApi) {
        this.controls = controls;
        this.controlApi = new ControlApi(controls);
        this.protection = protection;
        this.webApi = webApi;
        this.authorityApi = authorityApi;
    }

    /** Answers what comes to the port without TLS, where there is no authority. */
    Delivery plain(HttpMessage message) {
        return answer(message, other -> Delivery.of(nothingAt(other.path())));
    }

    private static Reply nothingAt(String path) {
        return Reply.error(
                404,
                "EmulatorPath",
                "There is nothing at '" + path + "'. The Web API is at /api/data/v9.2/, the control plane at"
                        + " /__emulator/, the token authority at /<tenant>/oauth2/v2.0/token on the port with TLS.");
    }

    /** Answers what comes to the port with TLS. */
    Delivery secured(HttpMessage message) {
        return answer(message, this::authority);
    }

    private Delivery answer(HttpMessage message, Function<HttpMessage, Delivery> other) {
        if (controlApi.serves(message.path())) {
            return guarded(message, () -> Delivery.of(controlApi.answer(message)));
        }
        Function<HttpMessage, Delivery> real = webApi.serves(message.path()) ? this::webApi : other;
        Optional<Fault> fault = controls.faults().take(message);
        Delivery delivery =
                guarded(message, () -> fault.map(hit -> controls.faults().strike(hit, () -> real.apply(message)))
                        .orElseGet(() -> real.apply(message)));
        controls.journal()
                .add(new JournalEntry(
                        message.method(),
                        message.pathAndQuery(),
                        delivery.status(),
                        fault.map(hit -> hit.effect().kind().wireName()).orElse(null),
                        delivery.status() == 501
                                ? JsonText.errorMessage(delivery.reply().body())
                                : null));
        return delivery;
    }

    /** Also a request that fails inside the emulator has an answer and a place in the journal. */
    private static Delivery guarded(HttpMessage message, Supplier<Delivery> answer) {
        try {
            return answer.get();
        } catch (RuntimeException | Error e) {
            return LoopbackServer.failed(message, e);
        }
    }

    private Delivery authority(HttpMessage message) {
        Reply reply = authorityApi.answer(message);
        return Delivery.of(reply).then(answered -> {
            // a refusal used nothing up: what an earlier request used stays used
            if (!answered && reply.status() == 200) {
                authorityApi.unanswered(message);
            }
        });
    }

    private Delivery webApi(HttpMessage message) {
        if (!webApi.authorized(message)) {
            return Delivery.of(webApi.answer(message));
        }
        String user = user(message);
        if (controls.mode().refuses(user)) {
            return Delivery.of(webApi.identified(Reply.error(
                    403,
                    "0x8004A104",
                    "The Dynamics 365 organization you are attempting to access is currently disabled.  Please contact"
                            + " your system administrator")));
        }
        Delivery delivery = protection.protect(message, user, () -> webApi.answer(message));
        return delivery.saying(webApi.identified(delivery.reply()));
    }

    /** The application in the token; where any token is good, each other token is a user of its own. */
    private static String user(HttpMessage message) {
        String token = Objects.requireNonNullElse(message.bearer(), "");
        return TokenAuthority.clientIdIn(token).orElse(token);
    }
}
