// SPDX-License-Identifier: Apache-2.0
/**
 * Many rows with one verb: read from a source of any length, sent in chunks by bulk messages, batches or single requests,
 * with an outcome for each. Uses {@code batch}, {@code row}, {@code metadata} and what is below them.
 */
@NullMarked
package io.github.cameldataverse.client.bulk;

import org.jspecify.annotations.NullMarked;
