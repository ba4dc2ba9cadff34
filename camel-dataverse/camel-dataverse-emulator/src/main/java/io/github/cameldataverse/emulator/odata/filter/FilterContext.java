// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a filter can refer to besides the columns of a row.
 *
 * @param aliases values of parameter aliases by name, for example {@code @p1}; one without a value is null
 * @param now the time that functions such as {@code LastXHours} count from
 * @param userId the caller, for {@code EqualUserId}
 * @param businessUnitId the caller's business unit, for {@code EqualBusinessId}
 */
public record FilterContext(Map<String, String> aliases, Instant now, UUID userId, UUID businessUnitId) {

    private static final UUID NOBODY = new UUID(0, 0);

    /** A context without aliases and without a caller, for filters on definitions. */
    public static FilterContext none() {
        return new FilterContext(Map.of(), Instant.EPOCH, NOBODY, NOBODY);
    }
}
