// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class AnnotationsTest {

    private static final String FORMATTED = "OData.Community.Display.V1.FormattedValue";
    private static final String LOGICAL_NAME = "Microsoft.Dynamics.CRM.lookuplogicalname";
    private static final String NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    @Test
    void anExcludedNameIsLeftOutOfAPattern() {
        assertThat(row("\"*,-" + FORMATTED + "\""))
                .contains(LOGICAL_NAME, NAVIGATION)
                .doesNotContain(FORMATTED);
    }

    @Test
    void aNameCountsMoreThanAnExcludedPattern() {
        assertThat(row("\"*,-Microsoft.Dynamics.CRM.*," + NAVIGATION + "\""))
                .contains(FORMATTED, NAVIGATION)
                .doesNotContain(LOGICAL_NAME);
    }

    @Test
    void exclusionsAloneAskForNothing() {
        assertThat(row("\"-" + FORMATTED + "\"")).doesNotContain(FORMATTED, LOGICAL_NAME, NAVIGATION);
    }

    private String row(String annotations) {
        return api.get("accounts?$top=1", "Prefer", "odata.include-annotations=" + annotations)
                .response()
                .body();
    }
}
