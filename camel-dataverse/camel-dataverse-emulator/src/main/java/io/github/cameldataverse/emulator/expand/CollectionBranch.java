// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.expand;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.odata.UrlText;
import io.github.cameldataverse.emulator.query.OrderBy;
import io.github.cameldataverse.emulator.query.PageCookie;
import io.github.cameldataverse.emulator.query.RowCollection;
import io.github.cameldataverse.emulator.query.RowJson;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * The rows that belong to a row: {@code $expand=Account_Tasks($select=subject)}. A query adds a link to the collection
 * itself, which is a page further only where an expand stands inside of an expand.
 *
 * @param collection the navigation property
 * @param member what is shown of each row
 * @param selection which rows
 * @param expand the request
 */
record CollectionBranch(RowCollection collection, Member member, Selection selection, ExpandContext expand)
        implements Branch {

    /**
     * Which rows of the collection.
     *
     * @param filter must hold
     * @param order their order
     * @param limit how many at most
     * @param paged whether the link leads to the next page
     * @param options those that were sent, for the link
     */
    record Selection(
            Predicate<StoredRow> filter, OrderBy order, int limit, boolean paged, Map<String, String> options) {}

    @Override
    public String name() {
        return collection.name();
    }

    @Override
    public String context() {
        return name() + member.context();
    }

    @Override
    public void write(StoredRow row, ObjectNode target) {
        List<StoredRow> all = expand.relations().members(row, collection).stream()
                .filter(selection.filter())
                .sorted(selection.order())
                .toList();
        List<StoredRow> page = all.subList(0, Math.min(all.size(), selection.limit()));
        ArrayNode members = target.putArray(name());
        for (StoredRow found : page) {
            ObjectNode related = JsonText.object();
            if (expand.request().single() || !selection.paged()) {
                related.put("@odata.etag", RowJson.etag(found));
            }
            members.add(member.write(found, related));
        }
        boolean cut = page.size() < all.size() && !selection.options().containsKey("$top");
        if (expand.request().single() ? cut : !selection.paged() || !page.isEmpty()) {
            target.put(name() + "@odata.nextLink", link(row, page));
        }
    }

    private String link(StoredRow row, List<StoredRow> page) {
        String options = selection.options().entrySet().stream()
                .map(option -> option.getKey() + "=" + UrlText.encodeOption(option.getValue()))
                .collect(Collectors.joining("&"));
        String cookie = "";
        if (selection.paged() && !page.isEmpty()) {
            PageCookie next = new PageCookie(2, null, selection.order().bounds(page.get(0), page.get(page.size() - 1)));
            cookie = (options.isEmpty() ? "" : "&") + "$skiptoken=" + next.encodeCounted(page.size());
        }
        String query = options + cookie;
        return expand.request().serviceRoot() + collection.from().entitySetName() + "(" + row.id() + ")/" + name()
                + (query.isEmpty() ? "" : "?" + query);
    }
}
