// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "a.b,a.b",
        "*,''",
        "*,abc",
        "a*,a",
        "a*,abc",
        "*c,abc",
        "*b*,abc",
        "a*b*c,aXbYc",
        "a**c,abc",
        "*ab*ab,abXab",
        "*a,aa"
    })
    void aStarIsAnyRunOfCharacters(String pattern, String text) {
        assertThat(Glob.matches(pattern, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a.b,axb", "'',a", "a*,ba", "*c,abcd", "ab*ba,aba", "*ab*ab,abab_", "a*b*c,acb", "abc,ab"})
    void everythingElseIsItself(String pattern, String text) {
        assertThat(Glob.matches(pattern, text)).isFalse();
    }

    @Test
    @Timeout(10)
    void manyStarsAndALongTextTakeNoTime() {
        assertThat(Glob.matches("*a".repeat(2000) + "b", "a".repeat(30_000))).isFalse();
    }
}
