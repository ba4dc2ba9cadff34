// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ODataPathTest {
    private static final String ID = "aaaaaaaa-0000-0000-0000-000000000001";

    @Test
    void aRowIsNamedByItsId() {
        UUID id = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
        assertThat(ODataPath.row(Tables.ACCOUNT, id)).isEqualTo("accounts(aaaaaaaa-0000-0000-0000-000000000001)");
    }

    @Test
    void aRowIsNamedByAnAlternateKeyWithQuotesDoubled() {
        assertThat(ODataPath.row(Tables.ACCOUNT, AlternateKey.of("accountnumber", "O'B 1"), Tables.ALL))
                .isEqualTo("accounts(accountnumber='O''B%201')");
    }

    @Test
    void lookupsInAKeyAreNamedByTheirValue() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "Contoso");
        values.put("primarycontactid", UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001"));
        assertThat(ODataPath.row(Tables.ACCOUNT, new AlternateKey(values), Tables.ALL))
                .isEqualTo("accounts(name='Contoso',_primarycontactid_value=aaaaaaaa-0000-0000-0000-000000000001)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a<b", "a>b", "a*b", "a%b", "a&b", "a:b", "a\\b", "a?b", "a+b"})
    void charactersThatTheServiceCannotTakeInAKeyAreRefused(String value) {
        assertThatThrownBy(() -> ODataPath.row(Tables.ACCOUNT, AlternateKey.of("accountnumber", value), Tables.ALL))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("accountnumber")
                .hasMessageContaining(value);
    }

    @Test
    void anUnknownKeyColumnListsTheNearOnes() {
        assertThatThrownBy(() -> ODataPath.row(Tables.ACCOUNT, AlternateKey.of("acountnumber", "1"), Tables.ALL))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("accountnumber");
    }

    @Test
    void aNumberIsATextInAKeyOfTexts() {
        assertThat(path("accountnumber", 1001)).isEqualTo("accounts(accountnumber='1001')");
    }

    @Test
    void anIdIsATextInAKeyOfTexts() {
        assertThat(path("accountnumber", UUID.fromString(ID))).isEqualTo("accounts(accountnumber='" + ID + "')");
    }

    @Test
    void anIdAsTextNamesTheRowOfALookupInAKey() {
        assertThat(path("primarycontactid", ID)).isEqualTo("accounts(_primarycontactid_value=" + ID + ")");
        assertThat(path("primarycontactid", "{" + ID.toUpperCase(Locale.ROOT) + "}"))
                .isEqualTo("accounts(_primarycontactid_value=" + ID + ")");
    }

    @Test
    void aReferenceNamesTheRowOfALookupInAKey() {
        assertThat(path("primarycontactid", new RowRef("contact", UUID.fromString(ID))))
                .isEqualTo("accounts(_primarycontactid_value=" + ID + ")");
    }

    @Test
    void aReferenceToAnotherTableIsRefusedInAKey() {
        assertThatThrownBy(() -> path("primarycontactid", new RowRef("account", UUID.fromString(ID))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContainingAll("primarycontactid", "contact", "account");
    }

    @Test
    void aTextThatIsNoIdIsRefusedForALookupInAKey() {
        assertThatThrownBy(() -> path("primarycontactid", "Contoso"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContainingAll("primarycontactid", "lookup", "id");
    }

    @Test
    void aWholeNumberAsTextIsANumberInAKey() {
        assertThat(path("numberofemployees", "5")).isEqualTo("accounts(numberofemployees=5)");
    }

    @Test
    void aTextThatIsNoNumberIsRefusedForANumberInAKey() {
        assertThatThrownBy(() -> path("numberofemployees", "many"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("numberofemployees");
    }

    @Test
    void aDecimalAsTextIsANumberInAKey() {
        assertThat(path("creditlimit", "1200.50")).isEqualTo("accounts(creditlimit=1200.50)");
    }

    @Test
    void aDecimalHasNoExponentInAKey() {
        assertThat(path("creditlimit", new BigDecimal("1E+3"))).isEqualTo("accounts(creditlimit=1000)");
    }

    @Test
    void aTimeAsTextIsATimeInAKey() {
        assertThat(path("lastonholdtime", "2026-01-31T12:00:00+02:00"))
                .isEqualTo("accounts(lastonholdtime=2026-01-31T12%3A00%3A00%2B02%3A00)");
    }

    @Test
    void aTimeWithoutOffsetIsRefusedInAKeyOfPointsInTime() {
        assertThatThrownBy(() -> path("lastonholdtime", LocalDateTime.of(2026, 1, 31, 12, 0)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContainingAll("lastonholdtime", "offset");
    }

    @Test
    void aTimeWithoutOffsetHasSecondsAndZoneInAKeyThatIsTheSameInEveryZone() {
        assertThat(path("new_clock", LocalDateTime.of(2026, 1, 31, 12, 0)))
                .isEqualTo("accounts(new_clock=2026-01-31T12%3A00%3A00Z)");
    }

    @Test
    void aDayIsADayInAKey() {
        assertThat(path("new_day", LocalDate.of(2026, 1, 31))).isEqualTo("accounts(new_day=2026-01-31)");
    }

    @Test
    void aLabelIsTheValueOfItsChoiceInAKey() {
        assertThat(path("industrycode", "Banking")).isEqualTo("accounts(industrycode=2)");
    }

    @Test
    void aKeyIsNotHeldToTheLimitsOfWhatCanBeWritten() {
        assertThat(path("numberofemployees", -1)).isEqualTo("accounts(numberofemployees=-1)");
    }

    private static String path(String column, Object value) {
        return ODataPath.row(Tables.ACCOUNT, AlternateKey.of(column, value), Tables.ALL);
    }
}
