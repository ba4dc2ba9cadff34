// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits the best ones, at most as many as were asked for
 * @param count how many there are in all
 */
public record SearchResult(List<SearchHit> hits, long count) {
    /** A result; the hits are copied. */
    public SearchResult {
        hits = List.copyOf(hits);
    }
}
