// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.architecture;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every law finds the breach of its fixture: a law that cannot fail holds nothing. */
class ArchitectureLawsTest {
    private static final String FIXTURE = "io.github.cameldataverse.fixture";

    @Test
    void aCycleIsFound() {
        assertBreach(ArchitectureLaws.noPackageCycles(), "cyclic", "Cycle detected");
    }

    @Test
    void aChildThatImportsItsParentIsFound() {
        assertBreach(ArchitectureLaws.childrenDoNotImportParents(), "family", "Child");
    }

    @Test
    void anArrowUpwardsIsFound() {
        assertBreach(ArchitectureLaws.arrowsGoDown(FIXTURE + ".arrows", List.of("low", "high")), "arrows", "Low");
    }

    @Test
    void anArrowBetweenSiblingsIsFound() {
        assertBreach(ArchitectureLaws.arrowsGoDown(FIXTURE + ".arrows", List.of("low,high")), "arrows", "Low");
    }

    @Test
    void theUseOfAForbiddenPackageIsFound() {
        assertBreach(
                ArchitectureLaws.neverUses(FIXTURE + ".forbidden.user..", FIXTURE + ".forbidden.used.."),
                "forbidden",
                "User");
    }

    @Test
    void anInternalPackageIsFound() {
        assertBreach(ArchitectureLaws.noInternalPackages(), "internal", "internal");
    }

    @Test
    void aPublicDefaultIsFound() {
        assertBreach(ArchitectureLaws.defaultsArePackagePrivate(), "internal", "DefaultThing");
    }

    @Test
    void anEmptyNameIsFound() {
        assertBreach(ArchitectureLaws.noEmptyNames(), "unmarked", "ThingManager");
    }

    @Test
    void aPackageWithoutNullMarksIsFound() {
        assertBreach(ArchitectureLaws.packagesAreNullMarked(), "unmarked", "is not null-marked");
    }

    @Test
    void aPublicTypeWithoutJavadocIsFound() {
        assertThat(PublicTypes.lacksJavadoc(List.of("package a;", "@Deprecated", "public final class A {}")))
                .isTrue();
        assertThat(PublicTypes.lacksJavadoc(List.of("/** Says what it is. */", "public record A() {}")))
                .isFalse();
        assertThat(PublicTypes.lacksJavadoc(List.of("final class Hidden {}"))).isFalse();
    }

    @Test
    void anUnknownTestScaleIsRefused() {
        assertThat(TestScale.values()).extracting(Enum::name).containsExactly("small", "full");
        assertThat(TestScale.of(1, 10)).isEqualTo(TestScale.current() == TestScale.small ? 1 : 10);
    }

    private static void assertBreach(ArchRule law, String fixture, String named) {
        JavaClasses classes = new ClassFileImporter().importPackages(FIXTURE + "." + fixture);
        assertThat(classes).isNotEmpty();
        assertThat(law.evaluate(classes).getFailureReport().toString()).contains(named);
    }
}
