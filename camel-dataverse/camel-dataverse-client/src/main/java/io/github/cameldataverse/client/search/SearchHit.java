// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.search;

import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.model.RowRef;
import org.jspecify.annotations.Nullable;

/**
 * A row that a search found.
 *
 * @param ref table and id
 * @param score how well it fits; higher is better
 * @param columns column to value, as the search index has them
 * @param highlights column to the parts of its text that fit, the words between {@code {crmhit}} and {@code {/crmhit}}
 */
public record SearchHit(
        RowRef ref, double score, Map<String, @Nullable Object> columns, Map<String, List<String>> highlights) {}
