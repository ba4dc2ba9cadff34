// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.UUID;

import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The table {@code sample_order} has two alternate keys: a text, and a lookup together with a number. */
class AlternateKeyTest {

    private static final String CONTOSO = "60c4e274-0d87-4711-80e5-00155db19e01";
    private static final String COMPOSITE = "sample_orders(_sample_accountid_value=" + CONTOSO + ",sample_line=2)";

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
    void aRowIsCreatedReadChangedAndDeletedByACompositeKeyWithALookup() {
        Answer created = api.patch(COMPOSITE, "{'sample_ordernumber':'O-1'}");
        assertThat(created.status()).as(created.response().body()).isEqualTo(204);
        assertThat(created.header("OData-EntityId")).isEqualTo(api.root() + COMPOSITE);
        assertThat(api.get(COMPOSITE).json().path("_sample_accountid_value").asText())
                .isEqualTo(CONTOSO);
        assertThat(api.get(COMPOSITE).json().path("sample_line").asInt()).isEqualTo(2);

        String reversed = "sample_orders(sample_line=2,_sample_accountid_value=" + CONTOSO + ")";
        assertThat(api.patch(reversed, "{'sample_ordernumber':'O-2'}", "If-Match", "*")
                        .status())
                .isEqualTo(204);
        assertThat(api.get(COMPOSITE + "/sample_ordernumber")
                        .json()
                        .path("value")
                        .asText())
                .isEqualTo("O-2");
        assertThat(api.delete(COMPOSITE).status()).isEqualTo(204);
        assertThat(api.get(COMPOSITE).status()).isEqualTo(404);
        assertThat(api.get(COMPOSITE).code()).isEqualTo("0x80060891");
    }

    @Test
    void valuesOfKeysMayBeParameterAliases() {
        Answer upsert = api.patch("accounts(accountnumber=@p1)?@p1='A-7'", "{}");

        assertThat(upsert.status()).isEqualTo(204);
        assertThat(upsert.header("OData-EntityId")).isEqualTo(api.root() + "accounts(accountnumber='A-7')");
        assertThat(api.get(upsert.header("OData-EntityId")).status()).isEqualTo(200);
        Answer quoted = api.patch("accounts(accountnumber=@p1)?@p1='O''Neill%20%C3%84'", "{}");
        assertThat(quoted.header("OData-EntityId"))
                .isEqualTo(api.root() + "accounts(accountnumber='O''Neill%20%c3%84')");
        assertThat(api.get(quoted.header("OData-EntityId")).status()).isEqualTo(200);
        assertThat(EMULATOR.emulator().rows("accounts"))
                .extracting(row -> row.get("accountnumber"))
                .contains("A-7")
                .doesNotContain("@p1");
        assertThat(api.get("accounts(@id)?@id=" + CONTOSO).status()).isEqualTo(200);
        assertThat(api.get("accounts(accountnumber='@p1')?@p1='A-7'").status())
                .as("a text that looks like an alias")
                .isEqualTo(404);
    }

    @Test
    void onlyWholeKeysNameARow() {
        for (String key : new String[] {
            "sample_line=2",
            "_sample_accountid_value=" + CONTOSO,
            "sample_ordernumber='O-1',sample_line=2",
            "sample_accountid=" + CONTOSO + ",sample_line=2",
            "nosuch='x'"
        }) {
            Answer answer = api.get("sample_orders(" + key + ")");

            assertThat(answer.status()).as(key).isEqualTo(400);
            assertThat(answer.message())
                    .isEqualTo("The key in the request URI is not valid for resource"
                            + " 'Microsoft.Dynamics.CRM.sample_order'. Ensure that the names and number of key"
                            + " properties match the declared or alternate key properties for the resource"
                            + " 'Microsoft.Dynamics.CRM.sample_order'.");
        }
    }

    @Test
    void aNewRowCannotReferByItsKeyToARowThatIsNotThere() {
        String key = COMPOSITE.replace(CONTOSO, UUID.randomUUID().toString());

        assertThat(api.patch(key, "{}").status()).isEqualTo(404);
        assertThat(EMULATOR.emulator().rows("sample_orders")).isEmpty();
    }

    @Test
    void keyValuesOfTheBodyWinForANewRowAndAreDroppedForAnOldOne() {
        api.patch("sample_orders(sample_ordernumber='O-1')", "{'sample_ordernumber':'O-9'}");
        assertThat(api.get("sample_orders(sample_ordernumber='O-1')").status()).isEqualTo(404);
        api.patch("sample_orders(sample_ordernumber='O-9')", "{'sample_ordernumber':'O-5','sample_line':7}");

        assertThat(api.get("sample_orders(sample_ordernumber='O-9')/sample_line")
                        .json()
                        .path("value")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void lookupsAreBoundByAlternateKeysToo() {
        // inside of JSON the quotes of the key are sent encoded, for this caller turns plain ones into those of JSON
        UUID id = api.create("accounts", "{'parentaccountid@odata.bind':'accounts(accountnumber=%27ACC-1001%27)'}");

        assertThat(api.get("accounts(" + id + ")/_parentaccountid_value")
                        .json()
                        .path("value")
                        .asText())
                .isEqualTo(CONTOSO);
    }

    @Test
    void aTableWithoutChangeTrackingSaysSo() {
        Answer answer = api.get("roles", "Prefer", "odata.track-changes");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("0x80072491");
        assertThat(answer.message()).isEqualTo("Entity role isn't enabled for change tracking.");
    }
}
