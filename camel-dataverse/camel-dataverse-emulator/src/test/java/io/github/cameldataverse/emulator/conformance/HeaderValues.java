// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.conformance;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares headers by their values, with what is chance masked: hosts, ids, row versions and tokens. */
final class HeaderValues {

    /** Depend on the server and the moment, not on the request. */
    private static final Set<String> CHANCE = Set.of(
            "date",
            "server",
            "content-length",
            "x-ms-file-size",
            "x-ms-file-name",
            "mimetype",
            "pragma",
            "expires",
            "allow");

    private HeaderValues() {}

    /** The first difference; empty where there is none. */
    static String difference(JsonNode expected, HttpHeaders actual) {
        for (var header : expected.properties()) {
            String name = header.getKey();
            String value = actual.firstValue(name).orElse(null);
            if (CHANCE.contains(name.toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (value == null) {
                return "no header " + name;
            }
            String shown = header.getValue().asText();
            if (!masked(shown).equals(masked(value))) {
                return "header " + name + " is " + value + " instead of " + shown;
            }
        }
        return "";
    }

    static String masked(String value) {
        return value.replaceFirst("^\\S.*/api/data/", "<host>/api/data/")
                .replaceAll("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}", "<id>")
                .replaceAll("W/\"\\d+\"", "W/\"<version>\"")
                .replaceAll("sessiontoken=.*", "sessiontoken=<token>");
    }
}
