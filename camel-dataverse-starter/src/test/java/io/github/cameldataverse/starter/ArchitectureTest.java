// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The laws of the architecture, each beside the proof that it can fail. */
@AnalyzeClasses(
        packages = "io.github.cameldataverse.starter",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
    private static final String STARTER = "io.github.cameldataverse.starter";
    private static final JavaClasses FIXTURES =
            new ClassFileImporter().importPackages(STARTER + ".fixture", STARTER + ".fixture..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.github.cameldataverse.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CHILD_IMPORTS_ITS_PARENT = classes().should(notDependOnAParentPackage());

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
    static final ArchRule NO_INTERNAL_PACKAGES = noClasses().should().resideInAPackage("..internal..");

    @Test
    void theCycleRuleFindsACycle() {
        assertFails(NO_CYCLES, "Cycle detected");
    }

    @Test
    void theParentRuleFindsAChildThatImportsItsParent() {
        assertFails(NO_CHILD_IMPORTS_ITS_PARENT, "fixture.family.child.Child");
    }

    @Test
    void theArrowRulesFindAStrayClass() {
        assertFails(CONNECTION_STANDS_ALONE, "fixture.stray.Stray");
        assertFails(ONLY_EMULATOR_KNOWS_THE_EMULATOR, "fixture.stray.Stray");
        assertFails(ONLY_HEALTH_KNOWS_THE_ACTUATOR, "fixture.stray.Stray");
        assertFails(ONLY_COMPONENT_KNOWS_CAMEL, "fixture.stray.Stray");
    }

    @Test
    void theInternalRuleFindsAnInternalPackage() {
        assertFails(NO_INTERNAL_PACKAGES, "fixture.internal.Hidden");
    }

    private static void assertFails(ArchRule rule, String finding) {
        var result = rule.evaluate(FIXTURES);
        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(finding);
    }

    private static ArchCondition<JavaClass> notDependOnAParentPackage() {
        return new ArchCondition<>("not depend on a class of a parent package") {
            @Override
            public void check(JavaClass child, ConditionEvents events) {
                DescribedPredicate<JavaClass> ofAParent = DescribedPredicate.describe(
                        "of a parent package",
                        parent -> parent.getPackageName().startsWith(STARTER)
                                && child.getPackageName().startsWith(parent.getPackageName() + "."));
                for (Dependency dependency : child.getDirectDependenciesFromSelf()) {
                    if (ofAParent.test(dependency.getTargetClass())) {
                        events.add(SimpleConditionEvent.violated(child, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
