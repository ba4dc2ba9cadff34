// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class LikePatternTest {

    @ParameterizedTest
    @CsvSource({
        "'%', '', true",
        "'%b%d', 'abcd', true",
        "'%b%d', 'abcde', false",
        "'a_c', 'ABC', true",
        "'a_c', 'ac', false",
        "'[a-c]x', 'Bx', true",
        "'[^a-c]x', 'Bx', false",
        "'[z-a]', 'm', false",
        "'[a-]', '-', true",
        "'[]a', '[]a', true",
        "'[%]', '%', true",
        "'[', '[', true",
        "'%aab', 'aaab', true",
        "'.*', 'ab', false"
    })
    void aPatternFitsTheWholeText(String pattern, String text, boolean fits) {
        assertThat(new LikePattern(pattern).matches(text)).isEqualTo(fits);
    }

    @Test
    void aPatternOfManyRunsDoesNotTakeForever() {
        LikePattern pattern = new LikePattern("%a".repeat(30) + "%b");

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(pattern.matches("a".repeat(10_000)))
                .isFalse());
    }
}
