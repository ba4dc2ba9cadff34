// SPDX-License-Identifier: Apache-2.0
/**
 * Several requests in one: multipart {@code $batch} with change sets, split and read back part by part. Uses {@code http}
 * and what is below it.
 */
@NullMarked
package io.github.cameldataverse.client.batch;

import org.jspecify.annotations.NullMarked;
