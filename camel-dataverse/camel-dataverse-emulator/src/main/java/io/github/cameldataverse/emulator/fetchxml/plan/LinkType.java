// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.plan;

import java.util.Arrays;
import java.util.Optional;

/** How a linked table is joined. Source: page "link-entity element" (link-type options). */
public enum LinkType {
    /** Rows that match, once for each match. */
    INNER("inner", false, true),
    /** The same by another name. */
    NATURAL("natural", false, true),
    /** Also rows without a match. */
    OUTER("outer", false, true),
    /** Rows with a match, once, without columns of the match. */
    EXISTS("exists", false, false),
    /** The same by another name. */
    IN("in", false, false),
    /** Rows with a match, once, with columns of one of the matches. */
    FIRST("matchfirstrowusingcrossapply", false, true),
    /** In a filter: some match fits the filter of the link. */
    ANY("any", true, false),
    /** In a filter: no match fits. */
    NOT_ANY("not any", true, false),
    /** In a filter: there are matches, and none of them fits. So the page says, despite the name. */
    ALL("all", true, false),
    /** In a filter: the same as {@link #ANY}, despite the name. */
    NOT_ALL("not all", true, false);

    private final String wireName;
    private final boolean filter;
    private final boolean columns;

    LinkType(String wireName, boolean filter, boolean columns) {
        this.wireName = wireName;
        this.filter = filter;
        this.columns = columns;
    }

    /** The type with this name, for example {@code not any}. */
    public static Optional<LinkType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(name))
                .findFirst();
    }

    /** Whether it stands in a filter; the others stand in an entity. */
    public boolean isFilter() {
        return filter;
    }

    /** Whether the answer can have columns of the linked table. */
    public boolean hasColumns() {
        return columns;
    }
}
