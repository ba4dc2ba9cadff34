// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.ArrayList;
import java.util.List;

/** The text of query options that hold lists in parentheses. */
public final class OptionText {

    private OptionText() {}

    /** Splits where neither parentheses nor quotes are open; a separator at the very end has nothing behind it. */
    public static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '\'';
            if (quoted) {
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                throw syntaxError(text, i);
            }
            if (c == separator && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (depth > 0 || quoted) {
            throw syntaxError(text, text.length());
        }
        String last = text.substring(start).strip();
        if (!last.isEmpty() || parts.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }

    /** The refusal of a malformed text, which names the position. */
    public static ApiException syntaxError(String text, int position) {
        return ApiException.badRequest("Syntax error at position " + position + " in '" + text + "'.");
    }
}
