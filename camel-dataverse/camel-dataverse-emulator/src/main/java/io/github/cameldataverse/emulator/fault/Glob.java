// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text with {@code *} for any run of characters: regular expressions would need every OData URL escaped. */
final class Glob {

    private Glob() {}

    static boolean matches(String pattern, String text) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
