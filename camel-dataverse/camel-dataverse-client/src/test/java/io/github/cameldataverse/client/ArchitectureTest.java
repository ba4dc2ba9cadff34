// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.cameldataverse.architecture.ArchitectureLaws;

/** The client keeps the laws of the architecture. */
@AnalyzeClasses(packages = "io.github.cameldataverse.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_CYCLES = ArchitectureLaws.noPackageCycles();

    @ArchTest
    static final ArchRule CHILDREN_DO_NOT_IMPORT_PARENTS = ArchitectureLaws.childrenDoNotImportParents();

    @ArchTest
    static final ArchRule ARROWS_GO_DOWN = ArchitectureLaws.arrowsGoDown(
            "io.github.cameldataverse.client",
            List.of("model", "odata", "http", "auth,throttle,observe", "metadata", "changes", "connection"));

    @ArchTest
    static final ArchRule NO_CAMEL_NO_SPRING_NO_EMULATOR = ArchitectureLaws.neverUses(
            "io.github.cameldataverse.client..",
            "org.apache.camel..",
            "org.springframework..",
            "io.github.cameldataverse.emulator..");

    @ArchTest
    static final ArchRule NO_INTERNAL_PACKAGES = ArchitectureLaws.noInternalPackages();

    @ArchTest
    static final ArchRule DEFAULTS_ARE_PACKAGE_PRIVATE = ArchitectureLaws.defaultsArePackagePrivate();

    @ArchTest
    static final ArchRule NO_EMPTY_NAMES = ArchitectureLaws.noEmptyNames();

    @ArchTest
    static final ArchRule PACKAGES_ARE_NULL_MARKED = ArchitectureLaws.packagesAreNullMarked();
}
