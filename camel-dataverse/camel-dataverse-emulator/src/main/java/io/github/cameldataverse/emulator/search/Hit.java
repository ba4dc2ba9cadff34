// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.search;

import java.util.Map;

import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * A row that was found.
 *
 * @param scope where
 * @param row the row
 * @param highlights its texts with the words found marked, by column
 * @param score how many words were found
 */
public record Hit(SearchScope scope, StoredRow row, Map<String, String> highlights, double score) {}
