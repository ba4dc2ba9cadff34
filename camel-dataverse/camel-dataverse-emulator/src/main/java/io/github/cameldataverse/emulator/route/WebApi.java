// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.authority.TokenAuthority;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.route.search.SearchRoutes;
import io.github.cameldataverse.emulator.store.DuplicateKeyException;
import io.github.cameldataverse.emulator.store.RefusedRowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Web API: checks the bearer token, finds the route, and gives errors their documented shape. Requests are answered
 * one after the other, so those that race on a row have an order.
 */
public final class WebApi {

    private static final Logger LOG = LoggerFactory.getLogger(WebApi.class);
    private static final Pattern PREFIX = Pattern.compile("/api/(?:data/v9\\.[012]|search/v[12]\\.0)(?:/|$)");
    private static final String SEARCH = "/api/search/";
    private static final Pattern OTHER_METADATA = Pattern.compile("(?i)odata\\.metadata\\s*=\\s*(?:full|none)");
    private static final String DUPLICATE_DETECTION = "MSCRM.SuppressDuplicateDetection";
    private static final String REQUEST_ID = "REQ_ID";
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final int MAX_URL = 32_768;
    private static final int MAX_URL_IN_BATCH = 65_536;

    private final Environment environment;
    private final TokenAuthority authority;
    private final Challenge challenge;
    private final List<Route<WebApiRequest>> routes;
    private final List<Route<WebApiRequest>> searches;

    /**
     * How requests without a good token are treated.
     *
     * @param required whether a request without a good token is refused; else tokens are not looked at
     * @param header the value of {@code WWW-Authenticate}
     */
    public record Challenge(boolean required, String header) {}

    /** The Web API of an environment, with tokens of this authority. */
    public WebApi(Environment environment, TokenAuthority authority, Challenge challenge) {
        this.environment = environment;
        this.authority = authority;
        this.challenge = challenge;
        this.routes = Routes.webApi(environment, this::part);
        this.searches = SearchRoutes.all(environment);
    }

    /** Whether a path belongs to the Web API. */
    public boolean serves(String path) {
        return PREFIX.matcher(path).lookingAt();
    }

    /** Answers a request. */
    public Reply answer(HttpMessage http) {
        String id = UUID.randomUUID().toString();
        return standard(authorized(http) ? guarded(http, id, MAX_URL) : unauthorized(), id);
    }

    /** An answer with the headers that every answer of the Web API has, also one that is refused in front of it. */
    public Reply identified(Reply reply) {
        return reply.headers().containsKey(REQUEST_ID)
                ? reply
                : standard(reply, UUID.randomUUID().toString());
    }

    private static Reply standard(Reply reply, String id) {
        return reply.with("OData-Version", "4.0")
                .with("Cache-Control", "no-cache")
                .with(REQUEST_ID, id)
                .with("x-ms-service-request-id", id);
    }

    /** Whether a request is let in. */
    public boolean authorized(HttpMessage http) {
        String token = http.bearer();
        return !challenge.required() || (token != null && authority.accepts(token));
    }

    private Reply unauthorized() {
        return Reply.error(401, "0x8004A102", "The request has no bearer token that is valid for this environment.")
                .with("WWW-Authenticate", challenge.header());
    }

    /** Answers a request inside of a batch, which has a token for all of them. */
    private Reply part(HttpMessage http) {
        if (http.path().endsWith("/" + BatchRoute.PATH)) {
            return Reply.error(400, "0x80060888", "A batch request cannot contain other batch requests.");
        }
        String id = UUID.randomUUID().toString();
        Reply reply = guarded(http, id, MAX_URL_IN_BATCH).with("OData-Version", "4.0");
        return reply.status() < 400 ? reply : reply.with(REQUEST_ID, id);
    }

    private Reply guarded(HttpMessage http, String id, int maxUrl) {
        try {
            return environment.store().transaction(() -> routed(http, maxUrl));
        } catch (ApiException e) {
            return Reply.error(e.status(), e.code(), String.valueOf(e.getMessage()));
        } catch (DuplicateKeyException e) {
            return duplicate(e);
        } catch (RefusedRowException e) {
            return Reply.error(e.status(), e.code(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Request {} failed inside the emulator", id, e);
            return Reply.error(500, "0x80040216", "An unexpected error occurred.");
        }
    }

    private Reply routed(HttpMessage http, int maxUrl) {
        Matcher prefix = PREFIX.matcher(http.path());
        if (!prefix.lookingAt()) {
            throw ApiException.noSegment(http.path());
        }
        requireEmulatedHeaders(http);
        if (http.uri().toString().length() > maxUrl) {
            throw new ApiException(414, "0x80060888", "The request URI is longer than " + maxUrl + " characters.");
        }
        WebApiRequest request = WebApiRequest.of(http, prefix.group());
        return new Impersonation(environment)
                .user(http)
                .map(user -> environment.store().onBehalfOf(user, () -> answer(request)))
                .orElseGet(() -> answer(request));
    }

    private Reply answer(WebApiRequest request) {
        return (request.http().path().startsWith(SEARCH) ? searches : routes)
                .stream()
                        .filter(route -> route.accepts(request))
                        .findFirst()
                        .map(route -> checked(route, request))
                        .orElseGet(() -> refusal(request));
    }

    private Reply checked(Route<WebApiRequest> route, WebApiRequest request) {
        RequestHeaders.check(request, route, environment);
        return route.answer(request);
    }

    /** Refuses what the service would do otherwise if it saw these headers. */
    private static void requireEmulatedHeaders(HttpMessage http) {
        for (String accept : http.headers("Accept")) {
            Matcher metadata = OTHER_METADATA.matcher(accept);
            if (metadata.find()) {
                throw ApiException.notEmulated("'" + metadata.group() + "' in the header 'Accept'");
            }
        }
        if ("false".equalsIgnoreCase(http.header(DUPLICATE_DETECTION))) {
            throw ApiException.notEmulated("duplicate detection, which '" + DUPLICATE_DETECTION + ": false' asks for");
        }
    }

    /** Says whether the service itself would refuse the request, or only the emulator cannot answer it. */
    private Reply refusal(WebApiRequest request) {
        if (request.http().path().startsWith(SEARCH)) {
            throw ApiException.notEmulated(
                    request.http().method() + " " + request.http().path());
        }
        String root = request.path().root();
        String what = request.http().method() + " " + request.http().path();
        if (environment.hasEntitySet(root)) {
            if (request.path().isRoot() && WRITES.contains(request.http().method())) {
                return Reply.wrongMethod(request.http().method(), "GET, POST");
            }
            if (request.path().isMember() && WRITES.contains(request.http().method())) {
                return Reply.wrongMethod(request.http().method(), "GET, PATCH, DELETE");
            }
            throw ApiException.notEmulated(what);
        }
        // functions, actions and metadata begin with a capital or a dollar sign, entity sets do not
        boolean entitySet = !root.isEmpty() && Character.isLowerCase(root.charAt(0));
        throw entitySet && !StandardTables.has(root) ? ApiException.noSegment(root) : ApiException.notEmulated(what);
    }

    private static Reply duplicate(DuplicateKeyException e) {
        if (e.columns().isEmpty()) {
            return Reply.error(412, "0x80040237", "Cannot insert duplicate key.");
        }
        return Reply.error(
                412,
                "0x80060892",
                "Entity Key " + e.key() + " violated. A record with the same value for "
                        + String.join(", ", e.columns())
                        + " already exists. A duplicate record cannot be created. Select one or more unique values"
                        + " and try again.");
    }
}
