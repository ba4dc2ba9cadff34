// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.element;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The elements of FetchXML with their attributes and children. Source: page "FetchXml reference", and its schema. */
enum ElementRule {
    FETCH(
            "fetch",
            "aggregate aggregatelimit count datasource distinct latematerialize mapping min-active-row-version no-lock"
                    + " options output-format page paging-cookie returntotalrecordcount top useraworderby version",
            "entity"),
    ENTITY(
            "entity",
            "name enableprefiltering prefilterparametername",
            "all-attributes attribute filter link-entity no-attrs order"),
    LINK(
            "link-entity",
            "name from to alias link-type intersect visible enableprefiltering prefilterparametername",
            "all-attributes attribute filter link-entity no-attrs order"),
    FILTER(
            "filter",
            "type hint isquickfindfields overridequickfindrecordlimitenabled overridequickfindrecordlimitdisabled",
            "condition filter link-entity"),
    CONDITION(
            "condition",
            "attribute operator value valueof entityname column alias aggregate rowaggregate uiname uitype uihidden",
            "value"),
    VALUE("value", "uiname uitype", ""),
    ATTRIBUTE(
            "attribute",
            "name alias aggregate groupby dategrouping distinct rowaggregate usertimezone addedby build",
            ""),
    ALL("all-attributes", "", ""),
    NONE("no-attrs", "", ""),
    ORDER("order", "attribute alias descending entityname", "");

    private final String element;
    private final Set<String> attributes;
    private final Set<String> children;

    ElementRule(String element, String attributes, String children) {
        this.element = element;
        this.attributes = Set.of(attributes.split(" ", -1));
        this.children = Set.of(children.split(" ", -1));
    }

    /** Refuses an element that is not the root of a query, and everything in it that FetchXML does not have. */
    static void checkRoot(FetchElement root) {
        if (!root.name().equals("fetch")) {
            throw invalid(root);
        }
        FETCH.check(root);
    }

    private void check(FetchElement element) {
        for (String name : element.attributes().keySet()) {
            if (!attributes.contains(name)) {
                throw element.error(
                        "0x80040303",
                        "Malformed FetchXml. The attribute '" + name + "' is unknown; known are " + sorted(attributes)
                                + ".");
            }
        }
        for (FetchElement child : element.children()) {
            if (!children.contains(child.name())) {
                throw invalid(child);
            }
            of(child).check(child);
        }
    }

    private static ElementRule of(FetchElement element) {
        return Arrays.stream(values())
                .filter(rule -> rule.element.equals(element.name()))
                .findFirst()
                .orElseThrow(() -> invalid(element));
    }

    private static RuntimeException invalid(FetchElement element) {
        return element.error("0x8004111C", "The element node encountered is invalid: '" + element.name() + "'.");
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
