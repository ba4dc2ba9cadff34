// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DeleteTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .build();

    private DataverseEmulator emulator;
    private Caller api;

    @BeforeEach
    void open() {
        emulator = EMULATOR.emulator();
        api = new Caller(emulator);
    }

    @Test
    void aDeleteThatARowRefusesToBeUnlinkedForChangesNothing() throws Exception {
        UUID account = api.create("accounts", "{'name':'Parent'}");
        api.create(
                "contacts", "{'lastname':'Child','parentcustomerid_account@odata.bind':'/accounts(" + account + ")'}");
        api.create("sample_orders", "{'sample_AccountId@odata.bind':'/accounts(" + account + ")'}");
        ObjectNode damaged = (ObjectNode) Caller.JSON.readTree(emulator.snapshot());
        // a status reason of the other state: every write of this row is refused from now on
        ((ObjectNode) damaged.at("/tables/sample_order/rows/0/values")).put("statuscode", 2);
        emulator.restore(damaged.toString());
        String before = emulator.snapshot();

        Answer refused = api.delete("accounts(" + account + ")");

        assertThat(refused.code()).isEqualTo("0x80048408");
        assertThat(emulator.snapshot()).isEqualTo(before);
    }

    @Test
    void aTeamThatOwnsRowsIsNotDeletedUntilTheyAreReassigned() {
        String unit = api.get("WhoAmI").json().path("BusinessUnitId").asText();
        UUID team = api.create("teams", "{'name':'Sales','businessunitid@odata.bind':'/businessunits(" + unit + ")'}");
        UUID account = api.create("accounts", "{'name':'Owned','ownerid@odata.bind':'/teams(" + team + ")'}");

        Answer refused = api.delete("teams(" + team + ")");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("0x8004830E");
        String user = api.get("WhoAmI").json().path("UserId").asText();
        api.patch("accounts(" + account + ")", "{'ownerid@odata.bind':'/systemusers(" + user + ")'}");
        assertThat(api.delete("teams(" + team + ")").status()).isEqualTo(204);
        assertThat(emulator.rows("accounts").get(0)).containsEntry("_ownerid_value", user);
    }

    @Test
    void aUserThatOwnsRowsIsNotDeleted() {
        api.create("accounts", "{'name':'Owned'}");
        String user = api.get("WhoAmI").json().path("UserId").asText();

        Answer refused = api.delete("systemusers(" + user + ")");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.code()).isEqualTo("0x80040227");
        assertThat(emulator.rows("systemusers")).hasSize(1);
    }

    @Test
    void aRelationshipThatRestrictsDeletesIsObeyed(@TempDir Path folder) throws Exception {
        byte[] definitions =
                DeleteTest.class.getResourceAsStream("definition/small.json").readAllBytes();
        String restricted = new String(definitions, StandardCharsets.UTF_8).replace("RemoveLink", "Restrict");
        Path file = Files.writeString(folder.resolve("restricted.json"), restricted);
        try (DataverseEmulator own = DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .metadata(file)
                .start()) {
            Caller there = new Caller(own);
            UUID unit = there.create("businessunits", "{'name':'Room'}");
            UUID shelf = there.create("my_shelfs", "{'my_Room@odata.bind':'/businessunits(" + unit + ")'}");

            Answer refused = there.delete("businessunits(" + unit + ")");

            assertThat(refused.status()).isEqualTo(405);
            assertThat(refused.code()).isEqualTo("0x80040227");
            assertThat(refused.message()).contains("'my_room'", "'my_shelf'");
            there.delete("my_shelfs(" + shelf + ")");
            assertThat(there.delete("businessunits(" + unit + ")").status()).isEqualTo(204);
        }
    }

    @Test
    void theRowsWithoutWhichThereIsNoEnvironmentAreKept() {
        var me = api.get("WhoAmI").json();
        String organization = "organizations(" + me.path("OrganizationId").asText() + ")";
        String currency =
                api.get(organization).json().path("_basecurrencyid_value").asText();

        assertThat(api.delete(organization).code()).isEqualTo("0x80040800");
        assertThat(api.delete("transactioncurrencies(" + currency + ")").code()).isEqualTo("0x80048CFF");
        assertThat(api.delete("businessunits(" + me.path("BusinessUnitId").asText() + ")")
                        .code())
                .isEqualTo("0x80041D60");
        assertThat(api.delete("systemusers(" + me.path("UserId").asText() + ")").code())
                .isEqualTo("0x80040227");
        String team = emulator.rows("teams").get(0).get("teamid").toString();
        assertThat(api.delete("teams(" + team + ")").code()).isEqualTo("0x80048307");
        assertThat(emulator.rows("organizations")).hasSize(1);
    }

    @Test
    void anotherCurrencyIsDeleted() {
        UUID euro = api.create(
                "transactioncurrencies",
                "{'currencyname':'Euro','isocurrencycode':'EUR','currencysymbol':'E','exchangerate':1.1,"
                        + "'currencyprecision':2}");

        assertThat(api.delete("transactioncurrencies(" + euro + ")").status()).isEqualTo(204);
    }

    @Test
    void organizationsAndRowsOfLinksAreNotMadeByACreate() {
        assertThat(api.post("organizations", "{'name':'Second'}").code()).isEqualTo("0x80040800");
        assertThat(api.post("systemuserrolescollection", "{}").code()).isEqualTo("0x80040800");
        assertThat(emulator.rows("organizations")).hasSize(1);
    }
}
