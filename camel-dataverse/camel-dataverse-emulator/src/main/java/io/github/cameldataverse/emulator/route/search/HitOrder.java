// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.search;

import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.filter.ValueOrder;
import io.github.cameldataverse.emulator.search.Hit;
import org.jspecify.annotations.Nullable;

/** The order of what a search has found: {@code ["@search.score desc", "modifiedon desc"]}. */
final class HitOrder {

    private HitOrder() {}

    static List<Hit> sorted(List<Hit> hits, JsonNode terms) {
        Comparator<Hit> order = (left, right) -> 0;
        for (JsonNode term : terms) {
            String[] words = term.asText().strip().split("\\s+", -1);
            boolean descending = words.length == 2 && words[1].equals("desc");
            if (words.length > 2 || words.length == 2 && !descending && !words[1].equals("asc")) {
                throw ApiException.badRequest("The order '" + term.asText() + "' of the search is malformed.");
            }
            Comparator<Hit> next = by(words[0]);
            order = order.thenComparing(descending ? next.reversed() : next);
        }
        return hits.stream().sorted(order).toList();
    }

    private static Comparator<Hit> by(String column) {
        if (column.equals("@search.score")) {
            return Comparator.comparingDouble(Hit::score);
        }
        return (left, right) -> {
            Object a = value(left, column);
            Object b = value(right, column);
            return a == null || b == null ? Boolean.compare(a != null, b != null) : ValueOrder.compare(a, b);
        };
    }

    private static @Nullable Object value(Hit hit, String column) {
        if (hit.scope().table().column(column).isEmpty()) {
            throw ApiException.badRequest("Could not find a property named '" + column
                    + "' on type 'Microsoft.Dynamics.CRM." + hit.scope().table().logicalName() + "'.");
        }
        return hit.row().value(column);
    }
}
