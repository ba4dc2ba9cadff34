// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern with {@code %}, {@code _}, {@code [set]} and {@code [^set]}: the service passes these through to its
 * database, also inside {@code contains}. Case does not matter.
 */
public final class LikePattern {

    private final Pattern pattern;

    /** Reads a pattern; every text is one. */
    public LikePattern(String like) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < like.length()) {
            char c = like.charAt(i);
            int close = c == '[' ? like.indexOf(']', i + 1) : -1;
            if (close > i + 1) {
                regex.append(set(like.substring(i + 1, close)));
                i = close + 1;
                continue;
            }
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            i++;
        }
        pattern = compile(regex.toString());
    }

    private static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        } catch (PatternSyntaxException impossibleSet) {
            // a set such as [z-a] has no members, so nothing matches
            return Pattern.compile("(?!)");
        }
    }

    /** Whether a whole text fits. */
    public boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    private static String set(String inside) {
        boolean negated = inside.length() > 1 && inside.startsWith("^");
        String members = negated ? inside.substring(1) : inside;
        // only a hyphen between two members keeps its meaning
        return "[" + (negated ? "^" : "") + members.replaceAll("([\\[\\]\\\\^&])", "\\\\$1") + "]";
    }
}
