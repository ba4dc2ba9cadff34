// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What stands on the pages between {@code // generated:} and {@code // end generated} is what the catalog says and what the
 * tests run. {@code -Ddocs.write=true} writes it anew.
 */
class DocumentationTest {
    private static final Pattern GENERATED =
            Pattern.compile("(?s)(// generated: (\\S+) (\\S+)\\R)(.*?)(// end generated)");

    private static String rendered(String page) throws IOException {
        Matcher piece = GENERATED.matcher(page);
        StringBuilder whole = new StringBuilder();
        while (piece.find()) {
            String content = content(piece.group(2), piece.group(3));
            piece.appendReplacement(whole, Matcher.quoteReplacement(piece.group(1) + content + piece.group(5)));
        }
        return piece.appendTail(whole).toString();
    }

    private static String content(String kind, String name) throws IOException {
        return switch (kind) {
            case "table" -> CatalogTables.table(name);
            case "route" -> Snippets.route(name);
            case "test" -> Snippets.java(name, "test");
            default -> throw new IllegalArgumentException("Nothing generates " + kind);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataverse-component.adoc", "dataverse-testing.adoc"})
    void thePageShowsWhatTheCatalogSaysAndTheTestsRun(String name) throws IOException {
        Path file = Path.of("src/main/docs", name);
        String page = Files.readString(file);
        String rendered = rendered(page);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, rendered);
        } else {
            assertThat(page)
                    .as("%s is stale; run this test with -Ddocs.write=true and commit the page", file)
                    .isEqualTo(rendered);
        }
    }

    @Test
    void everyRouteStandsOnThePage() throws IOException {
        String page = Files.readString(Path.of("src/main/docs/dataverse-component.adoc"));
        assertThat(Snippets.NAMES).allSatisfy(name -> assertThat(page).contains("// generated: route " + name + "\n"));
    }

    @Test
    void aStalePageIsFound() throws IOException {
        String stale = "// generated: table headers\nnothing\n// end generated";
        assertThat(rendered(stale)).isNotEqualTo(stale).contains("CamelDataverseRowId");
        assertThatThrownBy(() -> rendered("// generated: table none\n// end generated"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
