// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.search;

import java.util.Map;

import io.github.cameldataverse.client.model.RowRef;
import org.jspecify.annotations.Nullable;

/**
 * A row that somebody may mean who has typed the beginning of its name.
 *
 * @param text the name, what was typed between {@code {crmhit}} and {@code {/crmhit}}
 * @param ref table and id
 * @param columns column to value, as the search index has them
 */
public record SearchSuggestion(String text, RowRef ref, Map<String, @Nullable Object> columns) {}
