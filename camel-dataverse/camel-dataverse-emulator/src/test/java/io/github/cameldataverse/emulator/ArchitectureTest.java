// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {

    private static final String BASE = "io.github.cameldataverse.emulator";

    private static final ArchRule NO_CYCLES =
            slices().matching("io.github.cameldataverse.(**)").should().beFreeOfCycles();

    private static final ArchRule NO_CHILD_KNOWS_ITS_PARENT = classes().should(notKnowAParent());

    private static final ArchRule NOTHING_OF_OURS_OUTSIDE = noClasses()
            .that()
            .resideInAPackage(BASE + "..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of another module",
                    type -> type.getPackageName().startsWith("io.github.cameldataverse")
                            && !type.getPackageName().startsWith(BASE)));

    private static final ArchRule NO_CAMEL_AND_NO_SPRING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.springframework..");

    private static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes().should(liveInANullMarkedPackage());

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.cameldataverse");

    @Test
    void packagesHaveNoCycles() {
        NO_CYCLES.check(MAIN);
        assertThat(fails(NO_CYCLES, "cyclic")).isTrue();
    }

    @Test
    void noChildKnowsItsParent() {
        NO_CHILD_KNOWS_ITS_PARENT.check(MAIN);
        assertThat(fails(NO_CHILD_KNOWS_ITS_PARENT, "parent")).isTrue();
    }

    @Test
    void theEmulatorKnowsNothingElseOfThisProduct() {
        NOTHING_OF_OURS_OUTSIDE.check(MAIN);
        assertThat(fails(NOTHING_OF_OURS_OUTSIDE, "foreign")).isTrue();
    }

    @Test
    void theEmulatorKnowsNeitherCamelNorSpring() {
        NO_CAMEL_AND_NO_SPRING.check(MAIN);
        ArchRule sameRuleOnAPackageThatIsUsed =
                noClasses().should().dependOnClassesThat().resideInAnyPackage("com.sun.net.httpserver..");
        assertThat(sameRuleOnAPackageThatIsUsed.evaluate(MAIN).hasViolation()).isTrue();
    }

    @Test
    void everyPackageIsNullMarked() {
        EVERY_PACKAGE_IS_NULL_MARKED.check(MAIN);
        assertThat(fails(EVERY_PACKAGE_IS_NULL_MARKED, "foreign")).isTrue();
    }

    private static boolean fails(ArchRule rule, String fixture) {
        JavaClasses classes = new ClassFileImporter().importPackages(BASE + ".fixture." + fixture);
        return rule.evaluate(classes).hasViolation();
    }

    private static ArchCondition<JavaClass> notKnowAParent() {
        return new ArchCondition<>("not know a class of a parent package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> type.getPackageName()
                                .startsWith(dependency.getTargetClass().getPackageName() + "."))
                        .filter(dependency ->
                                !dependency.getTargetClass().getPackageName().isEmpty())
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.getPackage().tryGetAnnotationOfType(NullMarked.class).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }
}
