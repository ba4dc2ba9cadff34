// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SystemRowsTest {

    static java.util.List<Seed> seeds() {
        return java.util.List.of(Seed.NONE, Seed.DEMO);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyEnvironmentKnowsItsCallerAndItsOrganization(Seed seed) {
        try (DataverseEmulator emulator = start(seed)) {
            Caller api = new Caller(emulator);
            JsonNode me = api.get("WhoAmI").json();

            JsonNode user =
                    api.get("systemusers(" + me.path("UserId").asText() + ")").json();
            assertThat(user.path("fullname").asText()).isEqualTo("# Emulator application user");
            assertThat(user.path("ownerid").asText())
                    .isEqualTo(user.path("systemuserid").asText());
            assertThat(user.path("applicationid").asText()).isEqualTo(emulator.clientId());
            assertThat(user.path("_businessunitid_value").asText())
                    .isEqualTo(me.path("BusinessUnitId").asText());
            JsonNode organization = api.get(
                            "organizations(" + me.path("OrganizationId").asText() + ")")
                    .json();
            JsonNode currency = api.get("transactioncurrencies("
                            + organization.path("_basecurrencyid_value").asText() + ")")
                    .json();
            assertThat(currency.path("isocurrencycode").asText()).isEqualTo("USD");
            assertThat(currency.path("exchangerate").decimalValue()).isEqualByComparingTo("1");
            assertThat(api.get("businessunits(" + me.path("BusinessUnitId").asText() + ")")
                            .json()
                            .path("_parentbusinessunitid_value")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void theUserHasARoleAndADefaultTeamAndAllOutliveAReset() {
        try (DataverseEmulator emulator = start(Seed.NONE)) {
            Caller api = new Caller(emulator);
            String role =
                    api.get("roles").json().path("value").path(0).path("roleid").asText();
            JsonNode assignment =
                    api.get("systemuserrolescollection").json().path("value").path(0);

            assertThat(assignment.path("roleid").asText()).isEqualTo(role);
            assertThat(assignment.path("systemuserid").asText())
                    .isEqualTo(api.get("WhoAmI").json().path("UserId").asText());
            assertThat(api.get("teams")
                            .json()
                            .path("value")
                            .path(0)
                            .path("isdefault")
                            .asBoolean())
                    .isTrue();
            emulator.reset();
            assertThat(api.get("roles(" + role + ")").status()).isEqualTo(200);
        }
    }

    @Test
    void usersAreAddressedByOwneridNotBySystemuserid() {
        try (DataverseEmulator emulator = start(Seed.NONE)) {
            Caller api = new Caller(emulator);
            String id = api.get("WhoAmI").json().path("UserId").asText();

            assertThat(api.get("systemusers(ownerid=" + id + ")").status()).isEqualTo(200);
            assertThat(api.get("systemusers(systemuserid=" + id + ")").status()).isEqualTo(400);
        }
    }

    @Test
    void theCurrentOrganizationIsDescribed() {
        try (DataverseEmulator emulator = start(Seed.NONE)) {
            Caller api = new Caller(emulator);
            String type = "Microsoft.Dynamics.CRM.EndpointAccessType'Default'";

            JsonNode detail = api.get("RetrieveCurrentOrganization(AccessType=@p1)?@p1=" + type)
                    .json()
                    .path("Detail");
            assertThat(detail.path("OrganizationId"))
                    .isEqualTo(api.get("WhoAmI").json().path("OrganizationId"));
            assertThat(detail.path("TenantId").asText()).isEqualTo(emulator.tenantId());
            assertThat(detail.path("Endpoints").path("Keys")).hasSize(3);
            assertThat(detail.path("State").asText()).isEqualTo("Enabled");
            assertThat(api.get("RetrieveCurrentOrganization(AccessType=" + type + ")")
                            .status())
                    .isEqualTo(200);
            assertThat(api.get("RetrieveCurrentOrganization(AccessType='Default')")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void theVersionIsThatOfTheImitatedApi() {
        try (DataverseEmulator emulator = start(Seed.NONE)) {
            assertThat(new Caller(emulator)
                            .get("RetrieveVersion()")
                            .json()
                            .path("Version")
                            .asText())
                    .startsWith("9.2.");
        }
    }

    @Test
    void somebodysOwnTablesReplaceTheShippedOnes() throws Exception {
        Path file =
                Path.of(SystemRowsTest.class.getResource("definition/small.xml").toURI());
        try (DataverseEmulator emulator = DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .metadata(file)
                .start()) {
            Caller api = new Caller(emulator);
            String id =
                    api.create("my_things", "{'my_name':'A','my_price':2.5}").toString();

            JsonNode row = api.get("my_things(" + id + ")").json();
            assertThat(row.path("my_price_base").decimalValue()).isEqualByComparingTo("2.5");
            assertThat(row.path("_ownerid_value").asText())
                    .isEqualTo(api.get("WhoAmI").json().path("UserId").asText());
            assertThat(api.get("accounts").status()).isEqualTo(501);
            assertThat(api.get("sample_orders").status()).isEqualTo(404);
            assertThat(api.get("organizations").json().path("value")).hasSize(1);
        }
    }

    @Test
    void anEmulatorDoesNotStartWithDefinitionsThatItCannotRead() {
        DataverseEmulator.Builder builder = DataverseEmulator.builder().metadata(Path.of("no-such-file.xml"));

        assertThatThrownBy(builder::start).hasMessageContaining("no-such-file.xml");
    }

    private static DataverseEmulator start(Seed seed) {
        return DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .seed(seed)
                .start();
    }
}
