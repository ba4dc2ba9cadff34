// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.cameldataverse.architecture.ArchitectureLaws;
import io.github.cameldataverse.architecture.PublicTypes;
import io.github.cameldataverse.component.operation.DataverseOperation;
import org.apache.camel.spi.InvokeOnHeader;
import org.apache.camel.spi.UriParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The laws of all modules, and those of this one; each of these is also evaluated against a fixture that breaks it, to prove that it can fail. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.cameldataverse.component");

    /** Law to the fixture package that breaks it. */
    private static final Map<ArchRule, String> LAWS = Map.of(
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
            fields().that().areAnnotatedWith(UriParam.class).should(haveLowerCamelConstants()), "constants");

    @Test
    void operationsAndPollersDoNotKnowOneAnother() {
        ArchitectureLaws.arrowsGoDown("io.github.cameldataverse.component", List.of("operation,poll"))
                .check(OURS);
    }

    @ParameterizedTest
    @MethodSource("io.github.cameldataverse.architecture.ArchitectureLaws#ofEveryModule")
    void theModuleKeepsTheLawsOfAll(ArchRule law) {
        law.check(OURS);
    }

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

    @Test
    void everyPublicTypeHasJavadoc() throws IOException {
        assertThat(PublicTypes.withoutJavadoc(Path.of("src/main/java"))).isEmpty();
    }
}
