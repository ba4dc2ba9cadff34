// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What every call of a client carries beside its own: on whose behalf it is made, which logic of the service it passes by,
 * and by when it must be done. Immutable; {@code with...} copies.
 *
 * @param headers name to value; names are compared without case
 * @param tag text that plug-ins of the service find as shared variable {@code tag}
 * @param time time for one call, waits and retries included; null for the connection's own (2 minutes)
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/optional-parameters">Use optional
 *     parameters</a>
 */
public record RequestOptions(
        Map<String, String> headers,
        @Nullable String tag,
        @Nullable Duration time) {
    /** Nothing beside. */
    public static final RequestOptions NONE = new RequestOptions(Map.of(), null, null);

    private static final String CALLER_OBJECT_ID = "CallerObjectId";
    private static final String CALLER_ID = "MSCRMCallerID";

    /** Headers that the client or an option of its own sets. */
    private static final Set<String> OWN = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "host",
            "if-match",
            "if-none-match",
            "odata-maxversion",
            "odata-version",
            "prefer",
            "proxy-authorization",
            "transfer-encoding");

    /** Options that can work; the headers are copied. */
    public RequestOptions {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
        if (headers.containsKey(CALLER_OBJECT_ID) && headers.containsKey(CALLER_ID)) {
            throw new IllegalArgumentException(
                    "callerObjectId and callerId are both given, and each names the user to act"
                            + " for. Keep callerObjectId.");
        }
        if (time != null && (time.isNegative() || time.isZero())) {
            throw new IllegalArgumentException("deadline is " + time + ", but must be longer than nothing");
        }
    }

    /** Act for the user with this Microsoft Entra object id; needs {@code prvActOnBehalfOfAnotherUser}. */
    public RequestOptions withCallerObjectId(UUID objectId) {
        return with(CALLER_OBJECT_ID, objectId.toString());
    }

    /** Act for the user with this {@code systemuserid}; the older way. */
    public RequestOptions withCallerId(UUID userId) {
        return with(CALLER_ID, userId.toString());
    }

    /** Carry this id, by which a call is found in the logs of both sides; else each call gets one of its own. */
    public RequestOptions withCorrelationId(String id) {
        return with("x-ms-correlation-id", id);
    }

    /** Apply the environment's duplicate detection rules, which are off for calls otherwise. */
    public RequestOptions withDuplicateDetection() {
        return with("MSCRM.SuppressDuplicateDetection", "false");
    }

    /** Pass by custom business logic. */
    public RequestOptions withBypassLogic(BypassLogic logic) {
        return logic == BypassLogic.none ? this : with("MSCRM.BypassBusinessLogicExecution", logic.value());
    }

    /** Pass by these plug-in steps; the service takes three unless the environment allows more. */
    public RequestOptions withBypassStepIds(List<UUID> steps) {
        String ids = steps.stream().map(UUID::toString).collect(Collectors.joining(","));
        return steps.isEmpty() ? this : with("MSCRM.BypassBusinessLogicExecutionStepIds", ids);
    }

    /** Do not start flows of Power Automate. */
    public RequestOptions withSuppressFlows() {
        return with("MSCRM.SuppressCallbackRegistrationExpanderJob", "true");
    }

    /** Put what is created into this solution, by its unique name. */
    public RequestOptions withSolution(String uniqueName) {
        return with("MSCRM.SolutionUniqueName", uniqueName);
    }

    /** Hand this text to plug-ins; null for none. */
    public RequestOptions withTag(@Nullable String text) {
        return new RequestOptions(headers, text, time);
    }

    /** Allow so much time for one call, waits and retries included; null for the connection's own. */
    public RequestOptions withDeadline(@Nullable Duration newTime) {
        return new RequestOptions(headers, tag, newTime);
    }

    /**
     * Send one more header.
     *
     * @throws IllegalArgumentException where it is one that the client sets itself, or one that has an option of its own
     */
    public RequestOptions withHeader(String name, String value) {
        if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new IllegalArgumentException("'" + name + "' is no name of a header");
        }
        if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "The header " + name + " is set by the client itself and cannot be given."
                            + " Use the option for what you want to reach, such as ifMatch or annotations.");
        }
        return with(name, value);
    }

    /** A URL with the tag; the links between pages have it already. */
    public URI tagged(URI uri) {
        if (tag == null) {
            return uri;
        }
        String parameter =
                "tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + parameter);
    }

    /** A call with the headers and the deadline; what the call brings itself stays. */
    public HttpCall on(HttpCall call) {
        HttpCall complete = time == null || call.deadline() != null ? call : call.by(Deadline.in(time));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (!complete.headers().containsKey(header.getKey())) {
                complete = complete.withHeader(header.getKey(), header.getValue());
            }
        }
        return complete;
    }

    private RequestOptions with(String name, String value) {
        if (value.isBlank() || value.chars().anyMatch(sign -> sign < ' ' || sign > '~')) {
            throw new IllegalArgumentException(
                    "The value of the header " + name + " is blank or has signs other than printable ASCII");
        }
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new RequestOptions(more, tag, time);
    }
}
