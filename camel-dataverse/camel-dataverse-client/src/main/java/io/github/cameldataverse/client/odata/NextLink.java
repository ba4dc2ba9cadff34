// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.io.IOException;
import java.net.URI;

/** The link from a page to the next one, used byte for byte. */
public final class NextLink {
    private NextLink() {}

    /**
     * The link as a URL.
     *
     * @param page URL of the page it stands on
     * @throws IOException where it is no URL, or leads back to the page itself
     */
    public static URI following(URI page, String link) throws IOException {
        if (link.equals(page.toString())) {
            throw new IOException("the pages lead in a circle, the next link of a page is its own");
        }
        try {
            URI next = URI.create(link);
            return next.isAbsolute() ? next : page.resolve(next);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the link to the next page is no URL: " + malformed.getMessage(), malformed);
        }
    }
}
