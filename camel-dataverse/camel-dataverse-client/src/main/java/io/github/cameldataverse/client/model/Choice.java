// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

/**
 * A choice of a choice or yes/no column.
 *
 * @param value its number; 1 and 0 for yes and no
 * @param label its text in one language
 */
public record Choice(int value, String label) {}
