// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.WriteRules.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lookups written by their logical names. */
class LookupWriteTest {
    private static final UUID ID = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final String CONTACT = "{\"primarycontactid@odata.bind\":\"/contacts(" + ID + ")\"}";

    @Test
    void anIdIsEnoughWhereThereIsOneTable() {
        assertThat(account("primarycontactid", ID)).isEqualTo(CONTACT);
        assertThat(account("primarycontactid", ID.toString())).isEqualTo(CONTACT);
        assertThat(account("primarycontactid", "{" + ID.toString().toUpperCase(Locale.ROOT) + "}"))
                .isEqualTo(CONTACT);
    }

    @Test
    void aReferenceNamesTheTable() {
        assertThat(account("primarycontactid", new RowRef("contact", ID, "Ann")))
                .isEqualTo(CONTACT);
        assertThat(account("primarycontactid", new RowRef("contacts", ID))).isEqualTo(CONTACT);
    }

    @Test
    void aRowThatWasReadIsAReferenceToItself() {
        assertThat(account("primarycontactid", new Row(new RowRef("contact", ID), null, Map.of())))
                .isEqualTo(CONTACT);
    }

    @Test
    void theNavigationPropertyKeepsItsCase() {
        assertThat(account("new_parent", ID))
                .isEqualTo("{\"new_Parent_account@odata.bind\":\"/accounts(" + ID + ")\"}");
    }

    @Test
    void anAlternateKeyNamesTheRow() {
        assertThat(account("primarycontactid", AlternateKey.of("emailaddress1", "o'ann@example.com")))
                .isEqualTo("{\"primarycontactid@odata.bind\":\"/contacts(emailaddress1='o''ann%40example.com')\"}");
    }

    @Test
    void anAlternateKeyThatTheTableLacksListsTheKeys() {
        assertThatThrownBy(() -> account("primarycontactid", AlternateKey.of("emailadress1", "a")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("alternate key of table contact")
                .hasMessageContaining("emailaddress1");
    }

    @Test
    void aMapWithAKeyNamesTheRow() {
        assertThat(account("primarycontactid", Map.of("contactid", ID, "fullname", "Ann")))
                .isEqualTo(CONTACT);
        assertThat(account("primarycontactid", Map.of("emailaddress1", "a")))
                .isEqualTo("{\"primarycontactid@odata.bind\":\"/contacts(emailaddress1='a')\"}");
    }

    @Test
    void aReferenceThatWasJsonMeanwhileIsStillOne() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("table", "contact");
        json.put("id", ID.toString());
        json.put("name", null);
        assertThat(account("primarycontactid", json)).isEqualTo(CONTACT);
    }

    @Test
    void aNestedRowWithoutKeyIsBroughtAlongByACreateOnly() {
        assertThat(account("new_parent", Map.of("name", "x"))).isEqualTo("{\"new_Parent_account\":{\"name\":\"x\"}}");
        assertThatThrownBy(() -> write(Tables.ACCOUNT, Map.of("new_parent", Map.of("name", "x")), Purpose.UPDATE))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("neither the primary key nor an alternate key");
    }

    @Test
    void aLookupToSeveralTablesTakesItsNavigationPropertyFromTheTable() {
        assertThat(contact(new RowRef("account", ID)))
                .isEqualTo("{\"parentcustomerid_account@odata.bind\":\"/accounts(" + ID + ")\"}");
        assertThat(contact(new RowRef("contact", ID)))
                .isEqualTo("{\"parentcustomerid_contact@odata.bind\":\"/contacts(" + ID + ")\"}");
        assertThat(contact(AlternateKey.of("accountnumber", "A1").in("account")))
                .isEqualTo("{\"parentcustomerid_account@odata.bind\":\"/accounts(accountnumber='A1')\"}");
        assertThat(contact(Map.of("accountid", ID)))
                .isEqualTo("{\"parentcustomerid_account@odata.bind\":\"/accounts(" + ID + ")\"}");
        assertThat(contact(Map.of("@odata.type", "#Microsoft.Dynamics.CRM.account", "accountnumber", "A1")))
                .isEqualTo("{\"parentcustomerid_account@odata.bind\":\"/accounts(accountnumber='A1')\"}");
        assertThat(account("ownerid", new RowRef("systemuser", ID)))
                .isEqualTo("{\"ownerid@odata.bind\":\"/systemusers(" + ID + ")\"}");
    }

    @Test
    void anAmbiguousTableIsRefusedAndTheTablesAreListed() {
        assertThatThrownBy(() -> contact(ID))
                .isInstanceOfSatisfying(ValidationException.class, error -> assertThat(error.column())
                        .isEqualTo("parentcustomerid"))
                .hasMessageContaining("account, contact");
        assertThatThrownBy(() -> contact(AlternateKey.of("accountnumber", "A1")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("account, contact");
        assertThatThrownBy(() -> contact(Map.of("accountnumber", "A1"))).isInstanceOf(ValidationException.class);
    }

    @Test
    void aRowOfATableThatTheLookupCannotPointToIsRefused() {
        assertThatThrownBy(() -> account("primarycontactid", new RowRef("account", ID)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("contact, but not to one of account");
    }

    @Test
    void whatNamesNoRowIsRefused() {
        assertThatThrownBy(() -> account("primarycontactid", "Ann"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("a text that is no id");
        assertThatThrownBy(() -> account("primarycontactid", 7))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("java.lang.Integer");
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"UPDATE", "UPSERT"})
    void nullClearsTheLookupWhateverItPointsTo(Purpose purpose) {
        assertThat(write(Tables.ACCOUNT, Collections.singletonMap("new_parent", null), purpose))
                .isEqualTo("{\"new_Parent_account@odata.bind\":null}");
        assertThat(write(Tables.CONTACT, Collections.singletonMap("parentcustomerid", null), purpose))
                .isEqualTo(
                        "{\"parentcustomerid_account@odata.bind\":null,\"parentcustomerid_contact@odata.bind\":null}");
    }

    @Test
    void aNewRowHasNothingToClear() {
        assertThat(write(Tables.ACCOUNT, Collections.singletonMap("new_parent", null), Purpose.CREATE))
                .isEqualTo("{}");
    }

    private static String account(String column, Object value) {
        return write(Tables.ACCOUNT, Map.of(column, value), Purpose.CREATE);
    }

    private static String contact(Object parent) {
        return write(Tables.CONTACT, Map.of("parentcustomerid", parent), Purpose.CREATE);
    }

    private static String write(TableDefinition table, Map<String, ?> row, Purpose purpose) {
        byte[] json = new RowWriter(table, Tables.ALL)
                .write(row, Set.of(), WriteRules.of(purpose))
                .orElseThrow();
        return new String(json, StandardCharsets.UTF_8);
    }
}
