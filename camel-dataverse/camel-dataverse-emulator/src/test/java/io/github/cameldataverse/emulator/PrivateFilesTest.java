// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PrivateFilesTest {

    @Test
    void aFileThatCannotBeWrittenLeavesNothingBehind() {
        PrivateFiles files = new PrivateFiles();
        Path first = files.write("first.pem", "secret");
        assertThat(first).exists();

        assertThatThrownBy(() -> files.write("missing/second.pem", "secret"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("second.pem");

        assertThat(first.getParent()).doesNotExist();
    }
}
