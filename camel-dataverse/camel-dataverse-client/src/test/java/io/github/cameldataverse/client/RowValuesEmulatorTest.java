// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.ConcurrencyException;
import io.github.cameldataverse.client.model.DuplicateException;
import io.github.cameldataverse.client.model.NotFoundException;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Annotations;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.emulator.Authentication;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Values of every kind, written to and read from an environment that behaves as documented. */
class RowValuesEmulatorTest {
    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.with(emulator ->
            emulator.authentication(Authentication.OPTIONAL).seed(Seed.DEMO).rows("lead", 5_003));

    private Connection connection;
    private DataverseClient client;

    @BeforeEach
    void connect() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(EMULATOR.emulator().httpEnvironmentUrl().toString());
        settings.setTokenSource(new FixedToken());
        connection = Connection.build("emulator", settings);
        client = DataverseClient.create(connection);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void valuesOfEveryKindComeBackAsTheyWereMeant() {
        UUID account = account("Contoso", "R-1");
        Map<String, Object> order = new HashMap<>();
        order.put("sample_name", "First");
        order.put("sample_accountid", AlternateKey.of("accountnumber", "R-1"));
        order.put("sample_amount", new BigDecimal("12.5"));
        order.put("sample_discount", "2.25");
        order.put("sample_line", 7L);
        order.put("sample_counter", 9007199254740993L);
        order.put("sample_weight", 1.5);
        order.put("sample_channel", "web");
        order.put("sample_tags", List.of("Urgent", 3));
        order.put("sample_paid", "Yes");
        order.put("sample_deliverydate", LocalDate.of(2026, 1, 31));
        order.put("sample_orderedon", OffsetDateTime.parse("2026-01-31T12:00:00+02:00"));
        order.put("sample_pickuptime", LocalDateTime.parse("2026-01-31T12:00:00"));
        UUID id = orders().create(order, false).id().orElseThrow();

        Row row = orders().row(id).annotations(Annotations.formatted).retrieve();
        assertThat(row.getRef("sample_accountid")).isEqualTo(new RowRef("account", account));
        assertThat(row.getRef("sample_accountid").name()).isEqualTo("Contoso");
        assertThat(row.getRef("ownerid").table()).isEqualTo("systemuser");
        assertThat(row.getDecimal("sample_amount")).isEqualByComparingTo("12.50");
        assertThat(row.getDecimal("sample_discount")).isEqualByComparingTo("2.25");
        assertThat(row.getInteger("sample_line")).isEqualTo(7);
        assertThat(row.getLong("sample_counter")).isEqualTo(9007199254740993L);
        assertThat(row.getInteger("sample_channel")).isEqualTo(100000001);
        assertThat(row.getFormatted("sample_channel")).isEqualTo("Web");
        assertThat(row).containsEntry("sample_tags", "1,3").containsEntry("sample_paid", true);
        assertThat(row.getDate("sample_deliverydate")).isEqualTo("2026-01-31");
        assertThat(row.getInstant("sample_orderedon")).isEqualTo("2026-01-31T10:00:00Z");
        assertThat(row.getInstant("sample_pickuptime")).isEqualTo("2026-01-31T12:00:00Z");
    }

    @Test
    void aRowThatWasReadCanBeWrittenBack() {
        UUID id = order(Map.of("sample_name", "x", "sample_amount", 5, "sample_accountid", account("A", "R-2")));
        Row plain = orders().row(id).retrieve();
        orders().row(id).update(plain);
        Row annotated = orders().row(id).annotations(Annotations.all).retrieve();
        orders().row(id).update(annotated.with("sample_name", "y"));
        orders().row(id).upsert(annotated.with("sample_name", "z"));
        Row after = orders().row(id).retrieve();
        assertThat(after).containsEntry("sample_name", "z");
        assertThat(after.getRef("sample_accountid")).isEqualTo(plain.getRef("sample_accountid"));
    }

    @Test
    void onlyWhatChangedIsSentAndNothingWhereNothingDid() {
        UUID id = order(Map.of("sample_name", "x", "sample_amount", 5));
        Row row = orders().row(id).retrieve();
        assertThat(orders().row(id)
                        .onlyChanged(true)
                        .update(row.with("sample_amount", 5))
                        .isUnchanged())
                .isTrue();
        assertThat(orders().row(id).retrieve().etag()).isEqualTo(row.etag());
        assertThat(orders().row(id)
                        .onlyChanged(true)
                        .update(row.with("sample_amount", 6))
                        .isUnchanged())
                .isFalse();
        assertThat(orders().row(id).retrieve().getDecimal("sample_amount")).isEqualByComparingTo("6");
    }

    @Test
    void aLookupToSeveralTablesPointsWhereItShouldAndIsCleared() {
        UUID account = account("A", "R-3");
        DataverseClient.TableSpec contacts = client.table("contact");
        UUID boss = contacts.create(Map.of("lastname", "Boss"), false).id().orElseThrow();
        UUID id = contacts.create(Map.of("lastname", "Doe", "parentcustomerid", new RowRef("account", account)), false)
                .id()
                .orElseThrow();
        contacts.row(id).update(Map.of("parentcustomerid", new RowRef("contact", boss)));
        Row row = contacts.row(id).annotations(Annotations.formatted).retrieve();
        assertThat(row.getRef("parentcustomerid")).isEqualTo(new RowRef("contact", boss));
        contacts.row(id).update(Collections.singletonMap("parentcustomerid", null));
        assertThat(contacts.row(id).retrieve()).containsEntry("parentcustomerid", null);
        assertThatThrownBy(() -> contacts.row(id).update(Map.of("parentcustomerid", account)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("account, contact");
    }

    @Test
    void nullClearsUnlessNullsAreIgnored() {
        UUID id = order(Map.of("sample_name", "x", "sample_line", 3));
        Map<String, Object> row = new HashMap<>();
        row.put("sample_name", "y");
        row.put("sample_line", null);
        orders().ignoreNulls(true).row(id).update(row);
        assertThat(orders().row(id).retrieve()).containsEntry("sample_line", 3).containsEntry("sample_name", "y");
        orders().row(id).update(row);
        assertThat(orders().row(id).retrieve()).containsEntry("sample_line", null);
    }

    @Test
    void limitsOfTheDefinitionAreKnownBeforeAnythingIsSent() {
        Map<String, Object> tooMuch = Map.of(
                "sample_ordernumber",
                "x".repeat(21),
                "sample_notes",
                "x".repeat(2001),
                "sample_amount",
                new BigDecimal("1000000000.01"),
                "sample_discount",
                101,
                "sample_line",
                0,
                "sample_weight",
                -1);
        tooMuch.forEach((column, value) -> assertThatThrownBy(() -> orders().create(Map.of(column, value), false))
                .isInstanceOfSatisfying(ValidationException.class, error -> {
                    assertThat(error.column()).isEqualTo(column);
                    assertThat(error.status()).as("found before it was sent").isZero();
                }));
    }

    @Test
    void aLabelThatIsNoneListsTheNearOnes() {
        assertThatThrownBy(() -> orders().create(Map.of("sample_channel", "Wbe"), false))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Did you mean Web?");
    }

    @Test
    void anUnchangedRowIsToldApartFromAChangedOne() {
        UUID id = order(Map.of("sample_name", "x"));
        String etag = orders().row(id).retrieve().etag().orElseThrow();
        assertThat(orders().row(id).ifNoneMatch(etag).retrieveIfChanged()).isEmpty();
        orders().row(id).update(Map.of("sample_name", "y"));
        assertThat(orders().row(id).ifNoneMatch(etag).retrieveIfChanged())
                .hasValueSatisfying(row -> assertThat(row).containsEntry("sample_name", "y"));
    }

    @Test
    void aRowIsRetrievedByAlternateKeyAlsoOneWithALookup() {
        UUID account = account("A", "R-4");
        UUID id = order(Map.of("sample_accountid", account, "sample_line", 5));
        Map<String, Object> key = Map.of("sample_accountid", new RowRef("account", account), "sample_line", 5);
        assertThat(orders().row(new AlternateKey(key)).retrieve().id()).isEqualTo(id);
        assertThat(client.table("accounts")
                        .row(AlternateKey.of("accountnumber", "R-4"))
                        .retrieve()
                        .id())
                .isEqualTo(account);
    }

    @Test
    void rowsAreCountedExactlyAlsoBeyondTheServicesOwnCount() {
        assertThat(client.table("leads").count(Query.ALL)).isEqualTo(5_003);
        assertThat(client.table("lead").count(Query.ALL.withTop(5_001))).isEqualTo(5_001);
        order(Map.of("sample_name", "a+b"));
        order(Map.of("sample_name", "c"));
        assertThat(orders().count(Query.ALL.withFilter("sample_name eq 'a+b'"))).isEqualTo(1);
        assertThat(orders().count(Query.ALL)).isEqualTo(2);
    }

    @Test
    void aTakenAlternateKeyIsADuplicate() {
        account("A", "R-5");
        assertThatThrownBy(() -> account("B", "R-5")).isInstanceOf(DuplicateException.class);
    }

    @Test
    void aStaleETagIsAConflict() {
        UUID id = order(Map.of("sample_name", "x"));
        String stale = orders().row(id).retrieve().etag().orElseThrow();
        orders().row(id).update(Map.of("sample_name", "y"));
        assertThatThrownBy(() -> orders().row(id).ifMatch(stale).update(Map.of("sample_name", "z")))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void aRowThatIsGoneIsNotFoundAndNotCreatedAgain() {
        UUID id = order(Map.of("sample_name", "x"));
        orders().row(id).delete();
        assertThatThrownBy(() -> orders().row(id).update(Map.of("sample_name", "y")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> orders().row(id).retrieve()).isInstanceOf(NotFoundException.class);
        assertThat(orders().count(Query.ALL)).isZero();
    }

    @Test
    void aLookupToARowThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> order(Map.of("sample_accountid", UUID.randomUUID())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void anUnknownKeyListsTheKeys() {
        assertThatThrownBy(() -> orders().row(AlternateKey.of("sample_ordernumer", "x")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("sample_ordernumber");
    }

    private DataverseClient.TableSpec orders() {
        return client.table("sample_order");
    }

    private UUID order(Map<String, Object> row) {
        return orders().create(row, false).id().orElseThrow();
    }

    private UUID account(String name, String number) {
        return client.table("account")
                .create(Map.of("name", name, "accountnumber", number), false)
                .id()
                .orElseThrow();
    }
}
