// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.cameldataverse.architecture.ArchitectureLaws;
import io.github.cameldataverse.architecture.PublicTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The emulator keeps the laws of all modules, and its own: it knows nothing of ours. */
class ArchitectureTest {
    private static final String BASE = "io.github.cameldataverse.emulator";

    private static final ArchRule NOTHING_OF_OURS_OUTSIDE = noClasses()
            .that()
            .resideInAPackage(BASE + "..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of another module",
                    type -> type.getPackageName().startsWith("io.github.cameldataverse")
                            && !type.getPackageName().startsWith(BASE)));

    /** Which package may import which: each only those in the elements before its own. */
    private static final List<String> ARROWS = List.of(
            "metadata,authority",
            "store,odata.filter",
            "odata",
            "query,definition,files",
            "apply,expand,search,customization,fetchxml.element,fetchxml.plan",
            "fetchxml.condition,fetchxml.run",
            "fetchxml",
            "call",
            "batch,write,fault",
            "route.authority,route.definition,route.file,route.row,route.search,route.write",
            "route.customization",
            "control,route");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @ParameterizedTest
    @MethodSource("io.github.cameldataverse.architecture.ArchitectureLaws#ofEveryModule")
    void theModuleKeepsTheLawsOfAll(ArchRule law) {
        law.check(MAIN);
    }

    @Test
    void packagesImportOnlyAlongTheArrows() {
        ArchitectureLaws.arrowsGoDown(BASE, ARROWS).check(MAIN);
        String fixture = BASE + ".fixture.arrows";
        JavaClasses breach = new ClassFileImporter().importPackages(fixture);
        assertThat(ArchitectureLaws.arrowsGoDown(fixture, ARROWS)
                        .evaluate(breach)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void theEmulatorKnowsNothingElseOfThisProduct() {
        NOTHING_OF_OURS_OUTSIDE.check(MAIN);
        JavaClasses breach = new ClassFileImporter().importPackages(BASE + ".fixture.foreign");
        assertThat(NOTHING_OF_OURS_OUTSIDE.evaluate(breach).hasViolation()).isTrue();
    }

    @Test
    void theEmulatorKnowsNeitherCamelNorSpring() {
        ArchitectureLaws.neverUses(BASE + "..", "org.apache.camel..", "org.springframework..")
                .check(MAIN);
    }

    @Test
    void everyPublicTypeHasJavadoc() throws IOException {
        assertThat(PublicTypes.withoutJavadoc(Path.of("src/main/java"))).isEmpty();
    }
}
