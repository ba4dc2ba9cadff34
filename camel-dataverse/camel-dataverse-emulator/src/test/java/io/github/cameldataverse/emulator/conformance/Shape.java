// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.conformance;

import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares two JSON values by the names and the types of their members, not by their values. */
final class Shape {

    private Shape() {}

    /** The first difference; empty where there is none. A null stands for a value, but for no object or array. */
    static String difference(String path, JsonNode expected, JsonNode actual) {
        if ((expected.isNull() && actual.isValueNode()) || (actual.isNull() && expected.isValueNode())) {
            return "";
        }
        if (expected.getNodeType() != actual.getNodeType()) {
            return path + " is " + actual.getNodeType() + " instead of " + expected.getNodeType();
        }
        if (expected.isObject()) {
            return members(path, expected, actual);
        }
        return expected.isArray() ? elements(path, expected, actual) : "";
    }

    private static String elements(String path, JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            return path + " has " + actual.size() + " elements instead of " + expected.size();
        }
        for (int i = 0; i < expected.size(); i++) {
            String difference = difference(path + "[" + i + "]", expected.get(i), actual.get(i));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private static String members(String path, JsonNode expected, JsonNode actual) {
        TreeSet<String> missing = names(expected);
        missing.removeAll(names(actual));
        TreeSet<String> more = names(actual);
        more.removeAll(names(expected));
        if (!missing.isEmpty() || !more.isEmpty()) {
            return path + " lacks " + missing + " and has " + more + " besides";
        }
        for (String name : names(expected)) {
            String difference = difference(path + "." + name, expected.get(name), actual.get(name));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private static TreeSet<String> names(JsonNode object) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
