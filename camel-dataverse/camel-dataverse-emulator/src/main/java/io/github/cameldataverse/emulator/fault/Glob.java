// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.util.List;

/** Text with {@code *} for any run of characters: regular expressions would need every OData URL escaped. */
final class Glob {

    private Glob() {}

    static boolean matches(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return text.equals(pattern);
        }
        if (!text.startsWith(parts[0])) {
            return false;
        }
        // the first place of each part is good: it leaves the most text to the parts behind it
        int at = parts[0].length();
        for (String part : List.of(parts).subList(1, parts.length - 1)) {
            int found = text.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return text.length() - last.length() >= at && text.endsWith(last);
    }
}
