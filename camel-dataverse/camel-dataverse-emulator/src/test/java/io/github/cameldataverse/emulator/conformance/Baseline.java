// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The samples that are not answered as shown, with reasons. The list may only shrink. */
record Baseline(Map<String, String> reasons) {

    /** How many samples the list had when it was shortened the last time: lower it then, and never raise it. */
    static final int MOST = 123;

    static Baseline read() {
        try (InputStream in = Baseline.class.getResourceAsStream("unsupported.tsv")) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of document, section, number and reason with tabs between them; {@code #} begins a comment. */
    static Baseline of(List<String> lines) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String line : lines) {
            if (!line.startsWith("#") && !line.isBlank()) {
                assertThat(line.split("\t", -1)).as(line).hasSize(4).doesNotContain("");
                int reason = line.lastIndexOf('\t');
                assertThat(reasons.put(line.substring(0, reason), line.substring(reason + 1)))
                        .as("only once: " + line)
                        .isNull();
            }
        }
        return new Baseline(reasons);
    }

    String reason(String sample) {
        return reasons.getOrDefault(sample, "not in the baseline");
    }

    /** Fails if the list has grown. */
    void assertNotLongerThan(int most) {
        assertThat(reasons.size()).as("samples in unsupported.tsv").isLessThanOrEqualTo(most);
    }

    /** Fails if a sample that fails is not in the list, and if one fits that is. */
    void assertIsExactly(Collection<String> failing) {
        assertThat(failing)
                .as("samples that do not fit; see target/conformance.tsv")
                .containsExactlyInAnyOrderElementsOf(reasons.keySet());
    }
}
