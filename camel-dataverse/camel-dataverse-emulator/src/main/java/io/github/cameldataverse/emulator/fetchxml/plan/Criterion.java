// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.plan;

import java.util.stream.Stream;

/** Something that must hold for a row. */
@FunctionalInterface
public interface Criterion {

    /** Gives the rows that match a link. */
    @FunctionalInterface
    interface Matches {

        /**
         * The matches of a link.
         *
         * @param link the link
         * @param row where it begins
         * @param filtered whether its filter and its own links must hold too
         */
        Stream<Joined> of(Source link, Joined row, boolean filtered);
    }

    /** Whether it holds. */
    boolean test(Joined row, Matches matches);
}
