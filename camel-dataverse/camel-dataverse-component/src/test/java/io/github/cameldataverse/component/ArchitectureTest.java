// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.cameldataverse.component.operation.DataverseOperation;
import org.apache.camel.spi.InvokeOnHeader;
import org.apache.camel.spi.UriParam;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The laws of this module; each is also evaluated against a fixture that breaks it, to prove that it can fail. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.cameldataverse.component");

    /** Law to the fixture package that breaks it. */
    private static final Map<ArchRule, String> LAWS = Map.of(
            slices().matching("io.github.cameldataverse.(**)").should().beFreeOfCycles(), "cyclic",
            classes().should(notKnowAParent()), "parent",
            noClasses()
                            .that()
                            .resideInAnyPackage("..operation..", "..poll..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("org.apache.camel.."),
                    "camel",
            noClasses()
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                    "org.springframework..",
                                    "io.github.cameldataverse.emulator..",
                                    "io.github.cameldataverse.store..",
                                    "io.github.cameldataverse.sync..",
                                    "io.github.cameldataverse.setup.."),
                    "arrows",
            noClasses()
                            .that()
                            .areNotAssignableTo(DataverseOperation.class)
                            .should()
                            .callMethod(DataverseOperation.class, "ordinal"),
                    "switching",
            methods().should().notBeAnnotatedWith(InvokeOnHeader.class), "invoke",
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)"), "names",
            classes().should(liveInANullMarkedPackage()), "unmarked",
            fields().that().areAnnotatedWith(UriParam.class).should(haveLowerCamelConstants()), "constants",
            noClasses().should().resideInAPackage("..internal.."), "internals");

    static List<ArchRule> laws() {
        return List.copyOf(LAWS.keySet());
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theModuleKeepsTheLaw(ArchRule law) {
        law.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theLawCanFail(ArchRule law) {
        JavaClasses fixture =
                new ClassFileImporter().importPackages("io.github.cameldataverse.fixture." + LAWS.get(law));

        assertThat(law.allowEmptyShould(true).evaluate(fixture).hasViolation()).isTrue();
    }

    private static ArchCondition<JavaClass> notKnowAParent() {
        return new ArchCondition<>("not know a class of a parent package") {
            @Override
            public void check(JavaClass child, ConditionEvents events) {
                child.getDirectDependenciesFromSelf().stream()
                        .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith("io.github.cameldataverse"))
                        .filter(arrow -> child.getPackageName()
                                .startsWith(arrow.getTargetClass().getPackageName() + "."))
                        .forEach(arrow -> events.add(SimpleConditionEvent.violated(child, arrow.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is in an unmarked package"));
                }
            }
        };
    }

    private static ArchCondition<JavaField> haveLowerCamelConstants() {
        return new ArchCondition<>("have lowerCamel constants where they are of an enum") {
            @Override
            public void check(JavaField option, ConditionEvents events) {
                Class<?> type = option.getRawType().reflect();
                if (type.isEnum()
                        && !Arrays.stream(type.getEnumConstants())
                                .allMatch(constant -> constant.toString().matches("[a-z][a-zA-Z0-9]*"))) {
                    events.add(SimpleConditionEvent.violated(option, option.getFullName() + " shows other constants"));
                }
            }
        };
    }
}
