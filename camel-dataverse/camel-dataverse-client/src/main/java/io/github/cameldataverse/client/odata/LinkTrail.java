// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.io.IOException;
import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Notices pages that lead in a circle, however long, with the memory of one link: each link is compared with one from
 * before, which is moved up after 1, 2, 4, 8... pages, so that it will stand in the circle at last. Not thread-safe.
 */
public final class LinkTrail {
    private @Nullable URI landmark;
    private long steps;
    private long untilMove = 1;

    /**
     * Follows a link.
     *
     * @throws IOException where the pages lead in a circle
     */
    public void follow(URI link) throws IOException {
        if (link.equals(landmark)) {
            throw new IOException("the pages lead in a circle, the next link of a page leads back to a page before it");
        }
        steps++;
        if (steps == untilMove) {
            landmark = link;
            steps = 0;
            untilMove *= 2;
        }
    }
}
