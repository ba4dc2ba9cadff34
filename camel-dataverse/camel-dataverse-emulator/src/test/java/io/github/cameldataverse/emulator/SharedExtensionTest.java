// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class SharedExtensionTest {

    private static final Set<URI> URLS = ConcurrentHashMap.newKeySet();

    private abstract static class Contract {

        abstract DataverseEmulator emulator();

        @Test
        void everyClassGetsTheSameEmulatorAndEveryTestTheSeed() {
            URLS.add(emulator().environmentUrl());
            assertThat(URLS).hasSize(1);
            assertThat(emulator().rows("accounts")).extracting("name").containsExactly("From a resource");
            new Caller(emulator()).post("accounts", "{'name':'Left behind'}");
        }
    }

    private static DataverseEmulatorExtension extension() {
        return DataverseEmulatorExtension.shared(
                "shared-extension-test", settings -> settings.authentication(Authentication.OPTIONAL)
                        .seed(Seed.resource("/seed/one-account.json")));
    }

    @Nested
    class FirstTest extends Contract {

        @RegisterExtension
        static final DataverseEmulatorExtension EMULATOR = extension();

        @Override
        DataverseEmulator emulator() {
            return EMULATOR.emulator();
        }
    }

    @Nested
    class SecondTest extends Contract {

        @RegisterExtension
        static final DataverseEmulatorExtension EMULATOR = extension();

        @Override
        DataverseEmulator emulator() {
            return EMULATOR.emulator();
        }
    }
}
