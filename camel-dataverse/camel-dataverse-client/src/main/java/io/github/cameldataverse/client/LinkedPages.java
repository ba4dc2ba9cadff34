// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

import io.github.cameldataverse.client.odata.LinkTrail;
import io.github.cameldataverse.client.odata.NextLink;
import io.github.cameldataverse.client.odata.RowReader;

/** Pages of OData, each with the link to the next one. */
final class LinkedPages implements PageTrail {
    private final URI first;
    private final LinkTrail trail = new LinkTrail();

    LinkedPages(URI first) {
        this.first = first;
    }

    @Override
    public URI first() {
        return first;
    }

    @Override
    public Optional<URI> after(URI page, RowReader read) throws IOException {
        String link = read.nextLink();
        if (link == null) {
            return Optional.empty();
        }
        URI next = NextLink.following(page, link);
        trail.follow(next);
        return Optional.of(next);
    }
}
