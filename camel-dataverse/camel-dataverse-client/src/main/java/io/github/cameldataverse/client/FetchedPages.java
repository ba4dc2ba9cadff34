// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.ODataPath;
import io.github.cameldataverse.client.odata.RowReader;
import io.github.cameldataverse.client.odata.fetch.FetchXml;
import io.github.cameldataverse.client.odata.fetch.PagingCookie;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a FetchXML, each asked for by its number and the cookie of the page before. Where the service gives no cookie
 * (as for an order by a column of a linked table) it ends at 50,000 rows, which must not look like the last row.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/page-results">Page results using
 *     FetchXML</a>
 */
final class FetchedPages implements PageTrail {
    private static final int MOST_WITHOUT_COOKIE = 50_000;
    private static final int FULL_PAGE = 5000;

    private final FetchXml fetch;
    private final int count;
    private final Function<String, URI> urls;
    private int page;
    private @Nullable String cookie;

    /**
     * Pages of a query.
     *
     * @param pageSize rows a page where the query does not say; 0 leaves it to the service
     * @param urls the URL of a query string, which begins with a question mark
     */
    FetchedPages(FetchXml fetch, int pageSize, Function<String, URI> urls) {
        this.fetch = fetch;
        this.count = fetch.count() > 0 || fetch.isAggregate() ? fetch.count() : pageSize;
        this.page = fetch.firstPage();
        this.urls = urls;
    }

    @Override
    public URI first() {
        boolean asGiven = fetch.hasTop() || fetch.isAggregate();
        return url(asGiven ? fetch.text() : fetch.page(page, count, null));
    }

    @Override
    public Optional<URI> after(URI unused, RowReader read) throws IOException {
        if (fetch.hasTop() || !read.hasMoreRecords()) {
            return Optional.empty();
        }
        String given = read.pagingCookie();
        String next = given == null ? null : PagingCookie.decode(given);
        if (next != null && next.equals(cookie)) {
            throw new IOException("the pages lead in a circle, two pages have the same paging cookie");
        }
        cookie = next;
        page++;
        if (cookie == null) {
            requirePageInReach();
        }
        return Optional.of(url(fetch.page(page, count, cookie)));
    }

    private void requirePageInReach() {
        int size = count == 0 ? FULL_PAGE : count;
        if ((long) page * size <= MOST_WITHOUT_COOKIE) {
            return;
        }
        throw new ValidationException(
                "The FetchXML of table " + fetch.entity() + " has more than " + (page - 1) * size
                        + " rows, but the service"
                        + " gave no paging cookie, and ends at " + MOST_WITHOUT_COOKIE + " rows without one. Order by"
                        + " columns of " + fetch.entity()
                        + " itself rather than of a linked table, or split the query by a"
                        + " filter, such as one on createdon.",
                ErrorDetails.ofTable(fetch.entity()),
                null);
    }

    private URI url(String xml) {
        return urls.apply("?fetchXml=" + ODataPath.encode(xml));
    }
}
