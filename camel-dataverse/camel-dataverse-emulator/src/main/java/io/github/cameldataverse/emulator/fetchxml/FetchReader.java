// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml;

import java.util.Set;

import io.github.cameldataverse.emulator.fetchxml.element.FetchElement;
import io.github.cameldataverse.emulator.fetchxml.element.FetchXmlText;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery.Options;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery.Paging;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import io.github.cameldataverse.emulator.query.PageCookie;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query. Options that only say how a database should find rows ({@code no-lock}, {@code latematerialize},
 * {@code options}) have no effect. Source: pages "fetch element" and "Page results using FetchXml".
 */
public final class FetchReader {

    private static final int MOST_ROWS = 5000;
    private static final int MOST_AGGREGATED = 50_000;

    private final TableCatalog catalog;
    private final FilterContext context;

    /** A reader of queries on these tables, with the time and the caller for conditions. */
    public FetchReader(TableCatalog catalog, FilterContext context) {
        this.catalog = catalog;
        this.context = context;
    }

    /**
     * Reads a query on a table.
     *
     * @throws ApiException 400 with the code of what is wrong and its position; 501 for what the emulator lacks
     */
    public FetchQuery read(String text, TableDefinition table) {
        FetchElement fetch = FetchXmlText.parse(text);
        String mapping = fetch.attribute("mapping");
        if (mapping != null && !Set.of("logical", "internal").contains(mapping)) {
            throw fetch.error(
                    "0x80041116", "The only valid values for mapping are 'logical' or 'internal' which is deprecated.");
        }
        fetch.flag("no-lock", "0x80041118");
        if (fetch.attribute("datasource") != null) {
            throw ApiException.notEmulated("datasource='" + fetch.attribute("datasource") + "' of FetchXML");
        }
        if (fetch.children().size() != 1) {
            throw fetch.error("0x80041123", "A required element was not specified: one 'entity'.");
        }
        FetchElement entity = fetch.children().get(0);
        if (!entity.required("name").equals(table.logicalName())) {
            throw entity.error(
                    "0x80041128",
                    "The entity name specified in fetchxml does not match the entity name specified in the Entity or"
                            + " Query Expression: '" + entity.attribute("name") + "' is not '" + table.logicalName()
                            + "'.");
        }
        Options options = options(fetch, entity);
        return new SourceReader(catalog, context, options).read(entity, table, paging(fetch));
    }

    private static Options options(FetchElement fetch, FetchElement entity) {
        Integer limit = fetch.positive("aggregatelimit");
        boolean aggregate = fetch.flag("aggregate", "0x8004111A");
        boolean everyColumn = entity.children("attribute").isEmpty()
                && entity.children("no-attrs").isEmpty();
        return new Options(
                fetch.flag("distinct", "0x80041115"),
                fetch.flag("useraworderby", "0x800410FD"),
                fetch.flag("returntotalrecordcount", "0x80041139"),
                everyColumn || !entity.children("all-attributes").isEmpty(),
                aggregate ? Math.min(limit == null ? MOST_AGGREGATED : limit, MOST_AGGREGATED) : null);
    }

    private static Paging paging(FetchElement fetch) {
        Integer top = fetch.positive("top");
        Integer count = fetch.positive("count");
        Integer page = fetch.positive("page");
        if (top != null && (top > MOST_ROWS || count != null || page != null || counted(fetch))) {
            throw fetch.error(
                    "0x80040203",
                    "The attribute 'top' cannot exceed " + MOST_ROWS
                            + " and cannot be used with paging or 'returntotalrecordcount'.");
        }
        int number = page == null ? 1 : page;
        return new Paging(top, count == null ? null : Math.min(count, MOST_ROWS), number, cookie(fetch, number));
    }

    private static boolean counted(FetchElement fetch) {
        return fetch.flag("returntotalrecordcount", "0x80041139");
    }

    /** A cookie is of use only for the page that follows its own; every other page is found by its number. */
    private static @Nullable PageCookie cookie(FetchElement fetch, int page) {
        String text = fetch.attribute("paging-cookie");
        if (text == null) {
            return null;
        }
        try {
            PageCookie cookie = PageCookie.parseInner(text, page);
            return text.startsWith("<cookie page=\"" + (page - 1) + "\"") ? cookie : null;
        } catch (ApiException e) {
            throw (ApiException) fetch.error(
                            "0x8004112A",
                            "Invalid page number in paging cookie. The paging cookie is malformed: decode it twice and"
                                    + " encode it as XML.")
                    .initCause(e);
        }
    }
}
