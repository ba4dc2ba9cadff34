// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.UUID;

/**
 * The trace that a deleted row leaves for change tracking.
 *
 * @param id row id
 * @param version version of the delete itself
 */
public record Deletion(UUID id, long version) {}
