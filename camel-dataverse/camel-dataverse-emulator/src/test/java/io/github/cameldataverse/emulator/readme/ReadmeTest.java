// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.github.cameldataverse.emulator.Authentication;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.fault.ClockSetting;
import io.github.cameldataverse.emulator.fault.Limits;
import io.github.cameldataverse.emulator.fault.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The Java of the README is compiled, and is here as it stands there. */
class ReadmeTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .build();

    @Test
    void theFirstTestOfTheReadmeIsOneOfThese() throws IOException {
        String source = source(AccountsTest.class);

        assertThat(readme()).contains("```java\n" + source.substring(source.indexOf("import ")) + "```\n");
    }

    @Test
    void theVersionInTheReadmeIsThatOfTheProject() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>"), pom.indexOf("</version>"));

        assertThat(readme()).contains("<artifactId>camel-dataverse-emulator</artifactId>\n    " + version);
    }

    @Test
    void theControlsOfTheReadmeCompile(DataverseEmulator emulator) throws IOException {
        emulator.limits(Limits.DOCUMENTED.with(new Limits.Quota(60, 0, 52, 300)).withRetryAfter(2));
        emulator.mode(Mode.administration(emulator.clientId()));
        emulator.clock(ClockSetting.offset(Duration.ofHours(1)));

        String source = source(getClass());
        int first = source.indexOf("        emulator.limits(");
        String lines = source.substring(first, source.indexOf("\n\n", first) + 1);
        assertThat(readme()).contains("```java\n" + lines.replace("        emulator.", "emulator.") + "```\n");
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static String source(Class<?> type) throws IOException {
        return Files.readString(Path.of("src/test/java", type.getName().replace('.', '/') + ".java"));
    }
}
