// SPDX-License-Identifier: Apache-2.0
/**
 * The multipart language of {@code $batch}: reads requests and change sets, runs them in order, writes their answers.
 * May use {@code emulator.call} and what that uses; whoever answers the single requests is handed in.
 */
@NullMarked
package io.github.cameldataverse.emulator.batch;

import org.jspecify.annotations.NullMarked;
