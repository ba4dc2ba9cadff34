// SPDX-License-Identifier: Apache-2.0
/**
 * The values of Dataverse (rows, row references, alternate keys, changes, table definitions) and the one tree of
 * errors, a type per thing the caller can do. Imports nothing of ours.
 */
@NullMarked
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.NullMarked;
