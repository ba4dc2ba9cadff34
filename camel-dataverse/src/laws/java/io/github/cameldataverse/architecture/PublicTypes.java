// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The law that class files cannot tell: every public type has Javadoc. */
public final class PublicTypes {
    private static final Pattern DECLARATION = Pattern.compile(
            "^public (?:final |abstract |sealed |non-sealed )*(?:class|interface|record|enum|@interface) ");

    private PublicTypes() {}

    /** The source files below a folder whose public type has no Javadoc. */
    public static List<Path> withoutJavadoc(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(PublicTypes::lacksJavadoc)
                    .toList();
        }
    }

    private static boolean lacksJavadoc(Path file) {
        try {
            return lacksJavadoc(Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** Whether the public type of a source has no Javadoc in front of it and of its annotations. */
    static boolean lacksJavadoc(List<String> lines) {
        int declaration = 0;
        while (declaration < lines.size()
                && !DECLARATION.matcher(lines.get(declaration)).find()) {
            declaration++;
        }
        return declaration < lines.size()
                && lines.subList(0, declaration).stream().noneMatch(line -> line.endsWith("*/"));
    }
}
