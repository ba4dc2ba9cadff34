// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

import io.github.cameldataverse.client.odata.RowReader;

/** The way from page to page of one reading. Not thread-safe. */
interface PageTrail {
    /** The first page. */
    URI first();

    /**
     * The page after one that has been read; empty after the last.
     *
     * @throws IOException where the service leads astray
     */
    Optional<URI> after(URI page, RowReader read) throws IOException;
}
