// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowCountTest {

    @Test
    void countsEndAt5000AndSayWhetherThereAreMore() {
        assertThat(new RowCount(5000).told()).isEqualTo(5000);
        assertThat(new RowCount(5000).exceeded()).isFalse();
        assertThat(new RowCount(5001).told()).isEqualTo(5000);
        assertThat(new RowCount(5001).exceeded()).isTrue();
    }

    @Test
    void theTextBeginsWithAByteOrderMark() {
        assertThat(new RowCount(7).text()).isEqualTo("\uFEFF7".getBytes(StandardCharsets.UTF_8));
    }
}
