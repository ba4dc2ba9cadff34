// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import io.github.cameldataverse.emulator.Caller.Answer;
import io.github.cameldataverse.emulator.call.ReadDepth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeTrackingAccessTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.with(
            settings -> settings.authentication(Authentication.OPTIONAL).seed(Seed.DEMO));

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    @Test
    void theNumberOfChangesCountsRowsAndDeletions() {
        String link = api.get("accounts", "Prefer", "odata.track-changes")
                .json()
                .path("@odata.deltaLink")
                .asText();
        String count = link.replace("accounts?", "accounts/$count?");
        assertThat(api.get(count).response().body()).isEqualTo("\uFEFF0");

        api.create("accounts", "{'name':'New'}");
        api.delete("accounts(accountnumber='ACC-1004')");

        assertThat(api.get(count).response().body()).isEqualTo("\uFEFF2");
    }

    @Test
    void aMalformedTokenIsRefused() {
        for (String token : new String[] {"", "x", "12", "12%21yesterday", "x%2108%2f22%2f2017%2008%3a10%3a44"}) {
            assertThat(api.get("accounts?$deltatoken=" + token).message())
                    .as(token)
                    .contains("malformed");
        }
    }

    @Test
    void aCallerWhoMayNotReadTheWholeOrganizationCannotTrackChanges() {
        try (DataverseEmulator limited = DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .seed(Seed.DEMO)
                .readDepth(ReadDepth.BUSINESS_UNIT)
                .start()) {
            Caller caller = new Caller(limited);

            Answer tracked = caller.get("accounts", "Prefer", "odata.track-changes");

            assertThat(tracked.status()).isEqualTo(403);
            assertThat(tracked.code()).isEqualTo("0x80040220");
            assertThat(tracked.message()).contains("PrivilegeName: prvReadAccount", "Required Depth: Global");
            assertThat(caller.get("accounts").json().path("value")).hasSize(4);
        }
    }
}
