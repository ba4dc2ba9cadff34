// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.http.BypassLogic;
import io.github.cameldataverse.client.http.RequestOptions;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** The request options of a message, whose headers override those of the endpoint. */
final class RequestOptionsMapper {
    private final DataverseConfiguration options;
    private final RequestOptions further;

    /**
     * A mapper for these options.
     *
     * @throws IllegalArgumentException where one of them cannot work
     */
    RequestOptionsMapper(DataverseConfiguration options) {
        this.options = options;
        RequestOptions headers = RequestOptions.NONE;
        for (Map.Entry<String, Object> header : options.getHeaders().entrySet()) {
            headers = headers.withHeader(header.getKey(), String.valueOf(header.getValue()));
        }
        this.further = headers;
        of(null);
    }

    /**
     * The options of a message.
     *
     * @param headers of the message; null for the endpoint's own options
     * @throws IllegalArgumentException where they cannot work
     */
    RequestOptions of(@Nullable MessageHeaders headers) {
        return writing(headers, identity(headers, further));
    }

    private RequestOptions identity(@Nullable MessageHeaders headers, RequestOptions start) {
        RequestOptions request = start;
        String objectId = text(headers, DataverseConstants.CALLER_OBJECT_ID, options.getCallerObjectId());
        String callerId = text(headers, DataverseConstants.CALLER_ID, options.getCallerId());
        String correlationId = text(headers, DataverseConstants.CORRELATION_ID, options.getCorrelationId());
        if (objectId != null) {
            request = request.withCallerObjectId(id("callerObjectId", objectId));
        }
        if (callerId != null) {
            request = request.withCallerId(id("callerId", callerId));
        }
        if (correlationId != null) {
            request = request.withCorrelationId(correlationId);
        }
        String tag = text(headers, DataverseConstants.TAG, options.getTag());
        return request.withTag(tag).withDeadline(deadline(headers));
    }

    private RequestOptions writing(@Nullable MessageHeaders headers, RequestOptions start) {
        RequestOptions request = start;
        if (isSet(headers, DataverseConstants.DUPLICATE_DETECTION, options.isDuplicateDetection())) {
            request = request.withDuplicateDetection();
        }
        if (isSet(headers, DataverseConstants.SUPPRESS_FLOWS, options.isSuppressFlows())) {
            request = request.withSuppressFlows();
        }
        String solution = text(headers, DataverseConstants.SOLUTION, options.getSolution());
        if (solution != null) {
            request = request.withSolution(solution);
        }
        String steps = text(headers, DataverseConstants.BYPASS_STEP_IDS, options.getBypassStepIds());
        if (steps != null) {
            request = request.withBypassStepIds(ids(steps));
        }
        BypassLogic logic = headers == null
                ? options.getBypassLogic()
                : headers.get(DataverseConstants.BYPASS_LOGIC, BypassLogic.class, options.getBypassLogic());
        return logic == null ? request : request.withBypassLogic(logic);
    }

    /** Null for the connection's own. */
    private @Nullable Duration deadline(@Nullable MessageHeaders headers) {
        Object given = headers == null ? null : headers.raw(DataverseConstants.DEADLINE);
        Duration time = given instanceof Duration duration
                ? duration
                : Duration.ofMillis(given == null ? options.getDeadline() : TimeUtils.toMilliSeconds(given.toString()));
        return time.isZero() ? null : time;
    }

    private static List<UUID> ids(String steps) {
        return Arrays.stream(steps.split(","))
                .map(step -> id("bypassStepIds", step))
                .toList();
    }

    private static UUID id(String option, String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException noId) {
            throw new IllegalArgumentException(option + " is '" + text + "', but must be a GUID", noId);
        }
    }

    private static @Nullable String text(@Nullable MessageHeaders headers, String name, @Nullable String option) {
        return headers == null ? option : headers.get(name, String.class, option);
    }

    private static boolean isSet(@Nullable MessageHeaders headers, String name, boolean option) {
        return headers == null ? option : headers.isSet(name, option);
    }
}
