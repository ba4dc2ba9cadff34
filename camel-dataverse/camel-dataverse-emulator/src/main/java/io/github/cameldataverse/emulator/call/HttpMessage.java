// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.call;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived.
 *
 * @param method for example {@code GET}
 * @param uri the full URI, with the host that the caller used
 * @param headers by name in lower case
 * @param body possibly empty
 */
public record HttpMessage(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** Every value of a header; possibly none. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The bearer token; null if there is none. */
    public @Nullable String bearer() {
        String header = header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }

    /** Scheme, host and port, without a slash at the end. */
    public String origin() {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** The path as it was sent, percent-encoded. */
    public String path() {
        return uri.getRawPath();
    }

    /** The path with its query, if there is one, as it was sent. */
    public String pathAndQuery() {
        String query = uri.getRawQuery();
        return query == null ? path() : path() + "?" + query;
    }

    /** Without headers and body: they hold secrets. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}
