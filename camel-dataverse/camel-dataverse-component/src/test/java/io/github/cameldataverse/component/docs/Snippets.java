// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pieces of code that stand in the documentation and are run by tests. */
final class Snippets {
    /** Every operation, and the feed; each has a route in Java, YAML and XML. */
    static final List<String> NAMES = List.of(
            "create",
            "retrieve",
            "update",
            "upsert",
            "load",
            "delete",
            "query",
            "stream",
            "count",
            "whoAmI",
            "testConnection",
            "changes");

    private static final Path TESTS = Path.of("src/test/java/io/github/cameldataverse/component/docs");

    private Snippets() {}

    /** One route in each language, as AsciiDoc. */
    static String route(String name) throws IOException {
        return block("java", between("DocumentedRoutes.java", name))
                + "\n"
                + block("yaml", Files.readString(Path.of("src/test/resources/docs/yaml/" + name + ".camel.yaml")))
                + "\n"
                + block("xml", Files.readString(Path.of("src/test/resources/docs/xml/" + name + ".camel.xml")));
    }

    /** A piece of Java between its tags, as AsciiDoc. */
    static String java(String file, String tag) throws IOException {
        return block("java", between(file, tag));
    }

    private static String between(String file, String tag) throws IOException {
        String source = Files.readString(TESTS.resolve(file));
        Matcher piece = Pattern.compile("(?s)// tag::" + tag + "\\[]\\R(.*?)[ ]*// end::" + tag + "\\[]")
                .matcher(source);
        if (!piece.find()) {
            throw new IllegalArgumentException(file + " has no tag " + tag);
        }
        return piece.group(1).stripIndent();
    }

    private static String block(String language, String code) {
        return "[source," + language + "]\n----\n" + code.strip() + "\n----\n";
    }
}
