// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The {@code Prefer} headers of a request. Source: page "Compose HTTP requests and handle errors". Preferences that the
 * service does not know are ignored, as HTTP says.
 */
public final class Preferences {

    private static final int MAX_PAGE = 5000;
    private static final String ANNOTATIONS = "odata.include-annotations";
    private static final Set<String> PREFERENCES =
            Set.of("odata.track-changes", "odata.continue-on-error", "respond-async");
    private static final Pattern ENTRY = Pattern.compile("([\\w.*\\-]+)(?:\\s*=\\s*(\"[^\"]*\"|[^,;\\s]*))?");

    private final Map<String, String> entries = new LinkedHashMap<>();

    /** Reads any number of headers, each with one or several preferences. */
    public Preferences(List<String> headers) {
        for (String header : headers) {
            Matcher matcher = ENTRY.matcher(header);
            String last = "";
            while (matcher.find()) {
                String name = matcher.group(1).toLowerCase(Locale.ROOT);
                if (matcher.group(2) == null && last.equals(ANNOTATIONS) && !PREFERENCES.contains(name)) {
                    // an unquoted list of annotations goes on behind the comma
                    entries.merge(last, matcher.group(1), (a, b) -> a + "," + b);
                    continue;
                }
                entries.putIfAbsent(
                        name, matcher.group(2) == null ? "" : matcher.group(2).replace("\"", ""));
                last = name;
            }
        }
    }

    /** {@code return=representation}. */
    public boolean representation() {
        return "representation".equals(entries.get("return"));
    }

    /** {@code odata.track-changes}. */
    public boolean trackChanges() {
        return entries.containsKey("odata.track-changes");
    }

    /** {@code odata.continue-on-error}; {@code =false} takes it back. */
    public boolean continueOnError() {
        return entries.containsKey("odata.continue-on-error")
                && !"false".equals(entries.get("odata.continue-on-error"));
    }

    /** Rows per page, at most 5000; null when the request does not say. */
    public @Nullable Integer pageSize() {
        String value = entries.get("odata.maxpagesize");
        if (value == null) {
            return null;
        }
        try {
            int size = Integer.parseInt(value);
            if (size > 0) {
                return Math.min(size, MAX_PAGE);
            }
        } catch (NumberFormatException e) {
            throw (ApiException) badPageSize(value).initCause(e);
        }
        throw badPageSize(value);
    }

    /** Rows per page when the request does not say. */
    public static int maxPageSize() {
        return MAX_PAGE;
    }

    /** Which annotations the answer carries. */
    public Annotations annotations() {
        return new Annotations(entries.get(ANNOTATIONS));
    }

    /** The value of {@code Preference-Applied}; empty when nothing was applied. */
    public String applied() {
        List<String> applied = new ArrayList<>();
        entries.forEach((name, value) -> {
            if (name.equals(ANNOTATIONS)) {
                applied.add(name + "=\"" + value + "\"");
            } else if (name.equals("return") && representation()) {
                applied.add("return=representation");
            } else if (name.equals("odata.maxpagesize")) {
                applied.add(name + "=" + pageSize());
            } else if (name.equals("odata.track-changes")) {
                applied.add(name);
            }
        });
        return String.join(",", applied);
    }

    private static ApiException badPageSize(String value) {
        return ApiException.badRequest("Invalid value '" + value + "' of the preference odata.maxpagesize.");
    }
}
