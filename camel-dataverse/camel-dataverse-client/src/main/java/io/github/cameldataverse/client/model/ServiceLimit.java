// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The three service protection limits of Dataverse, per user and web server in a sliding window of 300 s.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/api-limits">Service protection limits</a>
 */
public enum ServiceLimit {
    /** Number of requests (6,000). */
    REQUESTS("0x80072322"),
    /** Combined execution time (20 minutes). */
    EXECUTION_TIME("0x80072321"),
    /** Number of concurrent requests (52). */
    CONCURRENCY("0x80072326"),
    /** A limit the service did not name. */
    UNKNOWN("");

    private final String code;

    ServiceLimit(String code) {
        this.code = code;
    }

    /** The limit that a code of the service stands for. */
    public static ServiceLimit ofCode(@Nullable String code) {
        return Arrays.stream(values())
                .filter(limit -> limit.code.equalsIgnoreCase(code))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
