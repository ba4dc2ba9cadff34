// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.architecture;

import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The laws of the architecture as rules; {@link ArchitectureLawsTest} proves that each of them can fail. */
public final class ArchitectureLaws {
    private ArchitectureLaws() {}

    /** The laws that every module keeps. */
    public static List<ArchRule> ofEveryModule() {
        return List.of(
                noPackageCycles(),
                childrenDoNotImportParents(),
                noInternalPackages(),
                defaultsArePackagePrivate(),
                noEmptyNames(),
                packagesAreNullMarked());
    }

    /** Packages do not depend on one another in a circle. */
    public static ArchRule noPackageCycles() {
        return slices().matching("io.github.cameldataverse.(**)").should().beFreeOfCycles();
    }

    /** A package never imports the one above it. */
    public static ArchRule childrenDoNotImportParents() {
        return classes().should(new ArchCondition<>("not depend on a parent package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String target = dependency.getTargetClass().getPackageName();
                    if (type.getPackageName().startsWith(target + ".")) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        });
    }

    /**
     * Packages below a base import only along the arrows.
     *
     * @param base such as {@code io.github.cameldataverse.client}
     * @param ranks names of packages below the base, each element a comma list of siblings without arrows between them;
     *     an element may import those before it
     */
    public static ArchRule arrowsGoDown(String base, List<String> ranks) {
        return classes().should(new ArchCondition<>("import along " + String.join(" <- ", ranks)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String from = type.getPackageName();
                    String to = dependency.getTargetClass().getPackageName();
                    boolean inside = from.startsWith(base + ".") && to.startsWith(base + ".") && !from.equals(to);
                    if (inside && rank(from) <= rank(to)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }

            private int rank(String name) {
                String child = name.substring(base.length() + 1);
                for (int i = 0; i < ranks.size(); i++) {
                    if (List.of(ranks.get(i).split(",")).contains(child)) {
                        return i;
                    }
                }
                throw new IllegalArgumentException("The arrows do not name package " + name);
            }
        });
    }

    /** No class below a package uses any of these packages. */
    public static ArchRule neverUses(String user, String... never) {
        return noClasses()
                .that()
                .resideInAPackage(user)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(never);
    }

    /** There is no package for what others must not see; package-private does that. */
    public static ArchRule noInternalPackages() {
        return noClasses().should().resideInAPackage("..internal..").allowEmptyShould(true);
    }

    /** The default of a public interface is package-private. */
    public static ArchRule defaultsArePackagePrivate() {
        return noClasses()
                .that()
                .haveSimpleNameStartingWith("Default")
                .should()
                .bePublic()
                .allowEmptyShould(true);
    }

    /** Names say what a thing is. */
    public static ArchRule noEmptyNames() {
        return noClasses()
                .should()
                .haveNameMatching(".*\\.\\w*(Manager|Helper|Utils?|Impl|Misc|Processor\\d+)")
                .allowEmptyShould(true);
    }

    /** Every package is null-marked, which takes a package-info. */
    public static ArchRule packagesAreNullMarked() {
        DescribedPredicate<JavaClass> ours = resideInAnyPackage("io.github.cameldataverse..");
        return classes().that(ours).should(new ArchCondition<>("be in a package with a package-info and @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not null-marked"));
                }
            }
        });
    }
}
