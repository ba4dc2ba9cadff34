// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.cameldataverse.architecture.ArchitectureLaws;
import io.github.cameldataverse.architecture.PublicTypes;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The laws of all modules, and those of this one, each beside the proof that it can fail. */
@AnalyzeClasses(
        packages = "io.github.cameldataverse.starter",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
    private static final String STARTER = "io.github.cameldataverse.starter";
    private static final JavaClasses FIXTURES =
            new ClassFileImporter().importPackages(STARTER + ".fixture", STARTER + ".fixture..");

    @ArchTest
    static final ArchRule CONNECTION_STANDS_ALONE = noClasses()
            .that()
            .resideOutsideOfPackages(STARTER + ".health..", STARTER + ".emulator..", STARTER + ".component..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STARTER + ".health..", STARTER + ".emulator..", STARTER + ".component..");

    @ArchTest
    static final ArchRule ONLY_EMULATOR_KNOWS_THE_EMULATOR = noClasses()
            .that()
            .resideOutsideOfPackage(STARTER + ".emulator..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.cameldataverse.emulator..");

    @ArchTest
    static final ArchRule ONLY_HEALTH_KNOWS_THE_ACTUATOR = noClasses()
            .that()
            .resideOutsideOfPackage(STARTER + ".health..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.boot.actuate..");

    @ArchTest
    static final ArchRule ONLY_COMPONENT_KNOWS_CAMEL = noClasses()
            .that()
            .resideOutsideOfPackage(STARTER + ".component..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static void theLawsOfAllModules(JavaClasses starter) {
        ArchitectureLaws.ofEveryModule().forEach(law -> law.check(starter));
        ArchitectureLaws.arrowsGoDown(STARTER, List.of("connection", "component,health,emulator"))
                .check(starter);
    }

    @Test
    void theArrowRulesFindAStrayClass() {
        assertFails(CONNECTION_STANDS_ALONE, "fixture.stray.Stray");
        assertFails(ONLY_EMULATOR_KNOWS_THE_EMULATOR, "fixture.stray.Stray");
        assertFails(ONLY_HEALTH_KNOWS_THE_ACTUATOR, "fixture.stray.Stray");
        assertFails(ONLY_COMPONENT_KNOWS_CAMEL, "fixture.stray.Stray");
    }

    private static void assertFails(ArchRule rule, String finding) {
        var result = rule.evaluate(FIXTURES);
        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(finding);
    }

    @Test
    void everyPublicTypeHasJavadoc() throws IOException {
        assertThat(PublicTypes.withoutJavadoc(Path.of("src/main/java"))).isEmpty();
    }
}
