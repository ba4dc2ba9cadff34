// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * A request whose every part is given; only the token, the host and what belongs to the connection are added.
 *
 * @param method HTTP method
 * @param path path and query below the service root ({@code accounts?$top=1}), or a URL of the environment; encoded
 * @param headers name to value, in place of those that the client sends otherwise
 * @param body bytes, or null
 */
public record RawRequest(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> OF_CONNECTION = Set.of(
            "authorization",
            "connection",
            "content-length",
            "cookie",
            "host",
            "proxy-authorization",
            "transfer-encoding");

    /** A request that can be sent; the headers are copied. */
    public RawRequest {
        method = method.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "method is " + method + ", but must be one of GET, POST, PATCH, PUT, DELETE," + " HEAD, OPTIONS.");
        }
        for (String name : headers.keySet()) {
            if (OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "The header " + name + " belongs to the connection and cannot be given. Remove it.");
            }
        }
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** A request without headers and body. */
    public static RawRequest of(String method, String path) {
        return new RawRequest(method, path, Map.of(), null);
    }

    /** The same request with these headers. */
    public RawRequest withHeaders(Map<String, String> newHeaders) {
        return new RawRequest(method, path, newHeaders, body);
    }

    /** The same request with this body. */
    public RawRequest withBody(byte[] bytes) {
        return new RawRequest(method, path, headers, bytes);
    }

    /** The call of this request. */
    HttpCall call(Calls calls) {
        HttpCall call = HttpCall.of(
                method, calls.options().tagged(url(calls.connection().serviceRoot())));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            call = call.withHeader(header.getKey(), header.getValue());
        }
        byte[] bytes = body;
        if (bytes == null) {
            return call;
        }
        HttpCall whole = call.withBody(bytes);
        return headers.containsKey("Content-Type")
                ? whole
                : whole.withHeader("Content-Type", "application/json; charset=utf-8");
    }

    private URI url(URI serviceRoot) {
        try {
            return serviceRoot.resolve(new URI(path.replace(" ", "%20")));
        } catch (URISyntaxException malformed) {
            throw new ValidationException(
                    "The path '" + malformed.getInput() + "' of a raw request is no part of a URL: "
                            + malformed.getReason() + " at position " + malformed.getIndex()
                            + ". Percent-encode what is not a letter or digit.",
                    ErrorDetails.NONE,
                    malformed);
        }
    }

    /** Without headers, body and query, which may hold what is secret. */
    @Override
    public String toString() {
        return "RawRequest[" + method + " " + path.replaceAll("[?].*", "") + "]";
    }
}
