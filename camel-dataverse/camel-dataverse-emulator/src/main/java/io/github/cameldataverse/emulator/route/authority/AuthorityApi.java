// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.authority;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.authority.AuthorityException;
import io.github.cameldataverse.emulator.authority.TokenAuthority;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.odata.JsonText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoints of the token authority; errors have the shape of Microsoft Entra. */
public final class AuthorityApi {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorityApi.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT);

    private final List<Route<HttpMessage>> routes;
    private final TokenRoute token;
    private final Clock clock;

    /** The endpoints of an authority. */
    public AuthorityApi(TokenAuthority authority, Clock clock) {
        this.token = new TokenRoute(authority);
        this.routes = List.of(
                token,
                new OpenIdConfigurationRoute(authority),
                new SigningKeysRoute(authority),
                new InstanceDiscoveryRoute(authority));
        this.clock = clock;
    }

    /** Answers a request; 404 for what is no endpoint. */
    public Reply answer(HttpMessage request) {
        String given = request.header("client-request-id");
        String id = Objects.requireNonNullElseGet(given, () -> UUID.randomUUID().toString());
        return routed(request, id)
                .with("client-request-id", given == null ? "" : given)
                .with("x-ms-request-id", UUID.randomUUID().toString());
    }

    /** Told that the caller did not get the answer to a request that was answered with 200. */
    public void unanswered(HttpMessage request) {
        token.unanswered(request);
    }

    private Reply routed(HttpMessage request, String id) {
        try {
            return routes.stream()
                    .filter(route -> route.accepts(request))
                    .findFirst()
                    .map(route -> route.answer(request))
                    .orElseGet(() -> error(404, "not_found", 900561, "There is no such endpoint here.", id));
        } catch (AuthorityException e) {
            return error(e.status(), e.error(), e.number(), String.valueOf(e.getMessage()), id);
        } catch (IllegalArgumentException e) {
            return error(400, "invalid_request", 900144, "The request body is malformed.", id);
        } catch (RuntimeException e) {
            LOG.error("Token request {} failed inside the emulator", id, e);
            return error(500, "server_error", 90033, "A transient error has occurred.", id);
        }
    }

    private Reply error(int status, String error, int number, String description, String correlationId) {
        String time = TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        String trace = UUID.randomUUID().toString();
        ObjectNode body = JsonText.object();
        body.put("error", error);
        body.put(
                "error_description",
                "AADSTS" + number + ": " + description + " Trace ID: " + trace + " Correlation ID: " + correlationId
                        + " Timestamp: " + time);
        body.putArray("error_codes").add(number);
        body.put("timestamp", time).put("trace_id", trace).put("correlation_id", correlationId);
        return Reply.json(status, body);
    }
}
