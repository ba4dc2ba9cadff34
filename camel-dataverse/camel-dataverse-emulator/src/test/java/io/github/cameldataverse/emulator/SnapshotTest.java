// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    private DataverseEmulator emulator;
    private Caller api;

    @BeforeEach
    void open() {
        emulator = EMULATOR.emulator();
        api = new Caller(emulator);
    }

    @Test
    void aDeltaTokenNewerThanTheRestoredStateIsExpired() {
        String older = emulator.snapshot();
        api.create("accounts", "{'name':'Later'}");
        JsonNode first = api.get("accounts?$select=name", "Prefer", "odata.track-changes")
                .json();
        String delta = first.path("@odata.deltaLink").asText();
        assertThat(api.get(delta).status()).isEqualTo(200);

        emulator.restore(older);

        assertThat(api.get(delta).code()).isEqualTo("0x80044352");
        assertThat(api.get(delta.replace("accounts?", "accounts/$count?").replace("$select=name&", ""))
                        .code())
                .isEqualTo("0x80044352");
    }

    @Test
    void aPageOfAReadThatBeganAfterTheRestoredStateIsExpired() {
        String older = emulator.snapshot();
        api.create("accounts", "{'name':'Later'}");
        String next = api.get("accounts?$select=name", "Prefer", "odata.track-changes,odata.maxpagesize=2")
                .json()
                .path("@odata.nextLink")
                .asText();
        assertThat(api.get(next).status()).isEqualTo(200);

        emulator.restore(older);

        assertThat(api.get(next).code()).isEqualTo("0x80044352");
    }

    @Test
    void aResetGivesBackTheIdentityOfTheStart() {
        JsonNode own = api.get("WhoAmI").json();
        try (DataverseEmulator other =
                DataverseEmulator.builder().seed(Seed.DEMO).start()) {
            emulator.restore(other.snapshot());
        }
        assertThat(api.get("WhoAmI").json()).isNotEqualTo(own);

        emulator.reset();

        assertThat(api.get("WhoAmI").json()).isEqualTo(own);
        assertThat(emulator.rows("organizations").get(0))
                .containsValue(own.path("OrganizationId").asText());
    }

    @Test
    void aSnapshotWithATakenAlternateKeyIsRefused() throws Exception {
        String before = emulator.snapshot();
        ObjectNode snapshot = (ObjectNode) Caller.JSON.readTree(before);
        snapshot.at("/tables/account/rows")
                .forEach(row -> ((ObjectNode) row.path("values")).put("accountnumber", "SAME"));

        Answer answer = put(snapshot);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("account", "accountnumber_key");
        assertThat(emulator.snapshot()).isEqualTo(before);
    }

    @Test
    void aSnapshotOfAnEnvironmentWithOtherAlternateKeysIsRefused() {
        try (DataverseEmulator without = DataverseEmulator.builder().start()) {
            String before = without.snapshot();

            assertThatThrownBy(() -> without.restore(emulator.snapshot()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("alternate keys of account")
                    .hasMessageContaining("it has [accountnumber_key(accountnumber)], here are []")
                    .hasMessageContaining("@keys");
            assertThat(without.snapshot()).isEqualTo(before);
            assertThatThrownBy(() -> emulator.restore(before))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("it has [], here are [accountnumber_key(accountnumber)]");
        }
    }

    @Test
    void aSnapshotOfATableWithoutItsPartsIsRefused() throws Exception {
        String before = emulator.snapshot();
        for (String part : new String[] {"keys", "rows", "deletions"}) {
            ObjectNode snapshot = (ObjectNode) Caller.JSON.readTree(before);
            ((ObjectNode) snapshot.at("/tables/contact")).remove(part);

            Answer answer = put(snapshot);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).contains("contact", "'" + part + "'");
        }
        assertThat(emulator.snapshot()).isEqualTo(before);
    }

    @Test
    void aSnapshotOfARowWithoutValuesIsRefused() throws Exception {
        ObjectNode snapshot = (ObjectNode) Caller.JSON.readTree(emulator.snapshot());
        ((ObjectNode) snapshot.at("/tables/account/rows/0")).remove("values");

        assertThat(put(snapshot).message()).contains("account", "'values'");
    }

    private Answer put(ObjectNode snapshot) {
        return api.sendBytes(
                "PUT",
                emulator.httpEnvironmentUrl() + "/__emulator/snapshot",
                snapshot.toString().getBytes(StandardCharsets.UTF_8));
    }
}
