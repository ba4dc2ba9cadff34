// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.conformance;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The baseline of the conformance test may only shrink; this holds it where the samples are not at hand, too. */
class BaselineTest {

    private static final String SMALL = "page.md\tbatch\t1\tnot emulated: batch";

    @Test
    void theBaselineHasNotGrown() {
        Baseline.read().assertNotLongerThan(Baseline.MOST);
    }

    @Test
    void theNumberOfSamplesThatIsAllowedIsNotLargerThanTheList() {
        assertThat(Baseline.MOST).isEqualTo(Baseline.read().reasons().size());
    }

    @Test
    void aLongerListFails() {
        Baseline grown = Baseline.of(List.of("# comment", SMALL, "", SMALL.replace("1", "2")));

        grown.assertNotLongerThan(2);
        assertThatThrownBy(() -> grown.assertNotLongerThan(1)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aSampleInTheListThatFitsFails() {
        Baseline baseline = Baseline.of(List.of(SMALL));

        baseline.assertIsExactly(List.of("page.md\tbatch\t1"));
        assertThatThrownBy(() -> baseline.assertIsExactly(List.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("page.md\tbatch\t1");
    }

    @Test
    void aSampleOutsideOfTheListThatDoesNotFitFails() {
        assertThatThrownBy(() -> Baseline.of(List.of()).assertIsExactly(List.of("page.md\tbatch\t1")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("page.md\tbatch\t1");
    }

    @Test
    void aSampleStandsOnceAndWithAReason() {
        assertThatThrownBy(() -> Baseline.of(List.of(SMALL, SMALL))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Baseline.of(List.of("page.md\tbatch\t1\t"))).isInstanceOf(AssertionError.class);
    }
}
