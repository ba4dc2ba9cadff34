// SPDX-License-Identifier: Apache-2.0
/**
 * How changed rows are read and where the place in the feed is kept: one class per way to track, all listed in {@link
 * io.github.cameldataverse.component.poll.TrackBy}. May use the client, never Camel.
 */
@NullMarked
package io.github.cameldataverse.component.poll;

import org.jspecify.annotations.NullMarked;
