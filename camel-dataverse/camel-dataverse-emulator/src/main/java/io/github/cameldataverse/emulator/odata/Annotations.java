// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Which annotations a request asks for: a comma list of names with {@code *} as wildcard; a hyphen in front excludes
 * what fits. The most exact entry counts: a name before a pattern, a longer pattern before a shorter one. Source: OData
 * 4.0 Protocol, "Preference odata.include-annotations".
 */
public final class Annotations {

    /** Label of a choice, name of a lookup, formatted number or date. */
    public static final String FORMATTED_VALUE = "OData.Community.Display.V1.FormattedValue";

    /** Logical name of the table that a lookup refers to. */
    public static final String LOOKUP_LOGICAL_NAME = "Microsoft.Dynamics.CRM.lookuplogicalname";

    /** Name of the lookup for {@code @odata.bind}. */
    public static final String NAVIGATION_PROPERTY = "Microsoft.Dynamics.CRM.associatednavigationproperty";

    /** Number of rows of a query, at most 5000; -1 when it was not asked for. */
    public static final String TOTAL = "Microsoft.Dynamics.CRM.totalrecordcount";

    /** Whether a query has more rows than are counted. */
    public static final String TOTAL_EXCEEDED = "Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";

    /** Where the next page of a FetchXML query begins. */
    public static final String FETCH_COOKIE = "Microsoft.Dynamics.CRM.fetchxmlpagingcookie";

    /** Whether a FetchXML query has more rows than its page. */
    public static final String MORE_RECORDS = "Microsoft.Dynamics.CRM.morerecords";

    private record Entry(String name, boolean excluded, Pattern pattern) {

        static Entry of(String text) {
            boolean excluded = text.startsWith("-");
            String name = excluded ? text.substring(1) : text;
            String regex = Pattern.quote(name).replace("*", "\\E.*\\Q");
            return new Entry(name, excluded, Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
        }

        boolean exact() {
            return !name.contains("*");
        }
    }

    private static final Comparator<Entry> EXACTNESS =
            Comparator.comparing(Entry::exact).thenComparing(entry -> entry.name.length());

    private final List<Entry> entries;

    /** The value of the preference; null for no annotations. */
    Annotations(@Nullable String list) {
        entries = list == null
                ? List.of()
                : Arrays.stream(list.split(",", -1))
                        .map(name -> Entry.of(name.strip()))
                        .toList();
    }

    /** These annotations alone: a comma list as requests send it. */
    public static Annotations of(String list) {
        return new Annotations(list);
    }

    /** Whether nothing was asked for. */
    public boolean none() {
        return entries.stream().allMatch(Entry::excluded);
    }

    /** Whether this annotation was asked for. */
    public boolean wants(String name) {
        return entries.stream()
                .filter(entry -> entry.pattern.matcher(name).matches())
                .max(EXACTNESS)
                .filter(entry -> !entry.excluded)
                .isPresent();
    }
}
