// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.cameldataverse.architecture.ArchitectureLaws;
import io.github.cameldataverse.architecture.PublicTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The client keeps the laws of all modules, and those of its own. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.cameldataverse.client");

    static Stream<ArchRule> laws() {
        ArchRule arrowsGoDown = ArchitectureLaws.arrowsGoDown(
                "io.github.cameldataverse.client",
                List.of(
                        "model",
                        "odata.value",
                        "odata",
                        "http",
                        "auth,throttle,observe",
                        "metadata",
                        "row",
                        "batch,changes",
                        "bulk",
                        "connection",
                        "check"));
        ArchRule plainJava = ArchitectureLaws.neverUses(
                "io.github.cameldataverse.client..",
                "org.apache.camel..",
                "org.springframework..",
                "io.github.cameldataverse.emulator..");
        return Stream.concat(ArchitectureLaws.ofEveryModule().stream(), Stream.of(arrowsGoDown, plainJava));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theModuleKeepsTheLaw(ArchRule law) {
        law.check(OURS);
    }

    @Test
    void everyPublicTypeHasJavadoc() throws IOException {
        assertThat(PublicTypes.withoutJavadoc(Path.of("src/main/java"))).isEmpty();
    }
}
