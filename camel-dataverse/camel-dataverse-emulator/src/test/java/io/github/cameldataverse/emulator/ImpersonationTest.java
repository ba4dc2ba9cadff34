// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ImpersonationTest {

    private static final String OBJECT_ID = "e39c5d16-675b-48d1-8e67-667427e9c084";

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.NONE)
            .build();

    private Caller api;
    private String caller;
    private UUID user;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
        JsonNode me = api.get("WhoAmI").json();
        caller = me.path("UserId").asText();
        user = api.create(
                "systemusers",
                "{'firstname':'Im','lastname':'Personated','azureactivedirectoryobjectid':'" + OBJECT_ID
                        + "','businessunitid@odata.bind':'/businessunits("
                        + me.path("BusinessUnitId").asText() + ")'}");
    }

    @Test
    void aRowIsCreatedByTheUserOnBehalfOfWhomTheRequestIsMade() {
        JsonNode row = created("CallerObjectId", OBJECT_ID);

        assertThat(row.path("_createdby_value").asText()).isEqualTo(user.toString());
        assertThat(row.path("_ownerid_value").asText()).isEqualTo(user.toString());
        assertThat(row.path("_createdonbehalfby_value").asText()).isEqualTo(caller);
        assertThat(row.path("_modifiedonbehalfby_value").asText()).isEqualTo(caller);
    }

    @Test
    void theOlderHeaderTakesTheRowIdOfTheUser() {
        assertThat(created("MSCRMCallerID", user.toString())
                        .path("_createdby_value")
                        .asText())
                .isEqualTo(user.toString());
    }

    @Test
    void whoAmIIsTheUserForThatRequestOnly() {
        assertThat(api.get("WhoAmI", "CallerObjectId", OBJECT_ID)
                        .json()
                        .path("UserId")
                        .asText())
                .isEqualTo(user.toString());
        assertThat(api.get("WhoAmI").json().path("UserId").asText()).isEqualTo(caller);
    }

    @Test
    void aLaterChangeByTheCallerItselfIsOnNobodysBehalf() {
        JsonNode row = created("CallerObjectId", OBJECT_ID);
        String address = "accounts(" + row.path("accountid").asText() + ")";

        api.patch(address, "{'name':'B'}");

        assertThat(api.get(address).json().path("_modifiedonbehalfby_value").isNull())
                .isTrue();
        assertThat(api.get(address).json().path("_createdonbehalfby_value").asText())
                .isEqualTo(caller);
    }

    @Test
    void aBatchImpersonatesForAllItsRequests() {
        Answer answer = api.batch(BatchText.batch(BatchText.get("/api/data/v9.2/WhoAmI")), "CallerObjectId", OBJECT_ID);

        assertThat(answer.response().body()).contains("\"UserId\":\"" + user + "\"");
    }

    @Test
    void aRowOfABatchIsCreatedOnBehalfOfTheUserByTheCaller() {
        api.batch(
                BatchText.batch(BatchText.request("", "POST", "/api/data/v9.2/accounts", "{'name':'A'}")),
                "CallerObjectId",
                OBJECT_ID);

        JsonNode row = api.get("accounts").json().at("/value/0");
        assertThat(row.path("_createdby_value").asText()).isEqualTo(user.toString());
        assertThat(row.path("_createdonbehalfby_value").asText()).isEqualTo(caller);
    }

    @Test
    void anUnknownUserIsRefused() {
        Answer byObjectId =
                api.get("WhoAmI", "CallerObjectId", UUID.randomUUID().toString());
        Answer byId = api.get("WhoAmI", "MSCRMCallerID", UUID.randomUUID().toString());

        assertThat(byObjectId.status()).isEqualTo(403);
        assertThat(byObjectId.code()).isEqualTo("0x80072560");
        assertThat(byId.status()).isEqualTo(404);
        assertThat(byId.code()).isEqualTo("0x80040217");
    }

    @Test
    void aUserThatIsNoIdIsRefused() {
        Answer answer = api.get("WhoAmI", "MSCRMCallerID", "nobody");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("'nobody'").contains("MSCRMCallerID");
    }

    @Test
    void aDisabledUserIsRefused() {
        api.patch("systemusers(" + user + ")", "{'isdisabled':true}");

        Answer answer = api.get("WhoAmI", "CallerObjectId", OBJECT_ID);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("0x80040225");
    }

    private JsonNode created(String header, String value) {
        Answer answer = api.post("accounts", "{'name':'A'}", header, value);
        return api.get(answer.header("OData-EntityId")).json();
    }
}
