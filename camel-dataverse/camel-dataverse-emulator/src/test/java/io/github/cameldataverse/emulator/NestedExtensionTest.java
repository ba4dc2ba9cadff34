// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A nested class shares the emulator of the class around it, and does not stop it. */
class NestedExtensionTest {
    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = new DataverseEmulatorExtension();

    private static final AtomicReference<DataverseEmulator> FIRST = new AtomicReference<>();

    @Test
    void theClassItselfHasOne() {
        assertSame();
    }

    @Test
    void aTestMayTakeItAsAParameter(DataverseEmulator emulator) {
        assertThat(emulator).isSameAs(EMULATOR.emulator());
    }

    @Nested
    class One {
        @RepeatedTest(2)
        void hasTheSame() {
            assertSame();
        }
    }

    @Nested
    class Other {
        @Test
        void hasTheSame() {
            assertSame();
        }
    }

    private static void assertSame() {
        FIRST.compareAndSet(null, EMULATOR.emulator());
        assertThat(EMULATOR.emulator()).isSameAs(FIRST.get());
        assertThat(EMULATOR.emulator().rows("accounts")).isEmpty();
    }
}
