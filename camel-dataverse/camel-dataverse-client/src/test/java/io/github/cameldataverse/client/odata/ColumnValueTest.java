// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.WriteRules.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Values of columns on their way to the wire, one kind after the other. */
class ColumnValueTest {

    @Test
    void aChoiceIsItsValueOrItsLabel() {
        assertThat(wire("industrycode", 2)).isEqualTo("2");
        assertThat(wire("industrycode", "Banking")).isEqualTo("2");
        assertThat(wire("industrycode", " banking ")).isEqualTo("2");
        assertThat(wire("industrycode", "2")).isEqualTo("2");
    }

    @Test
    void aLabelThatDiffersFromAnotherInCaseOnlyIsFoundByItsCase() {
        assertThat(wire("industrycode", "Building")).isEqualTo("3");
        assertThat(wire("industrycode", "building")).isEqualTo("4");
        refused("industrycode", "BUILDING", "3, 4");
    }

    @Test
    void aLabelOfDigitsIsALabel() {
        assertThat(wire("industrycode", "2024")).isEqualTo("7");
    }

    @Test
    void anUnknownLabelListsTheNearOnes() {
        refused("industrycode", "Bnaking", "Did you mean Banking?");
    }

    @Test
    void anAmbiguousLabelTellsTheValues() {
        refused("industrycode", "Brokers", "5, 6");
        refused("industrycode", "9", "8, 9");
    }

    @Test
    void aChoiceOfAnotherTypeIsRefused() {
        refused("industrycode", true, "java.lang.Boolean");
        refused("industrycode", 1.5, "whole number");
    }

    @Test
    void severalChoicesAreValuesAndLabels() {
        assertThat(wire("new_tags", List.of(1, "Fragile"))).isEqualTo("\"1,9\"");
        assertThat(wire("new_tags", new LinkedHashSet<>(List.of("Gift; wrapped"))))
                .isEqualTo("\"2\"");
        assertThat(wire("new_tags", new Object[] {1, 9})).isEqualTo("\"1,9\"");
        assertThat(wire("new_tags", new int[] {1, 9})).isEqualTo("\"1,9\"");
        assertThat(wire("new_tags", "1, 9")).isEqualTo("\"1,9\"");
        assertThat(wire("new_tags", "Gift; wrapped")).isEqualTo("\"2\"");
        assertThat(wire("new_tags", List.of())).isEqualTo("null");
    }

    @Test
    void severalLabelsInOneTextAreNotTakenApart() {
        refused("new_tags", "Urgent; Fragile", "no choice");
        refused("new_tags", Collections.singletonList(null), "null in it");
    }

    @Test
    void aNumberThatNoChoiceCanHaveIsRefusedAmongSeveral() {
        refused("new_tags", "99999999999,1", "whole number of a choice");
    }

    @Test
    void yesAndNoAreBooleansTextsOrLabels() {
        assertThat(wire("donotfax", true)).isEqualTo("true");
        assertThat(wire("donotfax", "FALSE")).isEqualTo("false");
        assertThat(wire("donotfax", "Do not allow")).isEqualTo("true");
        assertThat(wire("donotfax", "Allow")).isEqualTo("false");
        refused("donotfax", "Perhaps", "no choice 'Perhaps'");
        refused("donotfax", 1, "java.lang.Integer");
    }

    @Test
    void aTextThatIsTooLongIsRefusedWithItsLengthAndTheLimit() {
        assertThat(wire("name", "x".repeat(160))).hasSize(162);
        assertThatThrownBy(() -> wire("name", "x".repeat(161)))
                .isInstanceOfSatisfying(ValidationException.class, error -> assertThat(error.column())
                        .isEqualTo("name"))
                .hasMessageContaining("at most 160 characters")
                .hasMessageContaining("161")
                .hasMessageNotContaining("xxx");
        refused("description", "x".repeat(2001), "at most 2000");
    }

    @Test
    void whatHasOnePlainTextIsOne() {
        assertThat(wire("name", 42)).isEqualTo("\"42\"");
        assertThat(wire("name", new BigDecimal("1E+3"))).isEqualTo("\"1000\"");
        assertThat(wire("name", Purpose.CREATE)).isEqualTo("\"CREATE\"");
        assertThat(wire("name", LocalDate.of(2026, 1, 31))).isEqualTo("\"2026-01-31\"");
        refused("name", new Object(), "java.lang.Object");
        refused("name", List.of("x"), "a text");
    }

    @Test
    void numbersOfAnyTypeKeepTheirDigits() {
        assertThat(wire("creditlimit", new BigDecimal("20000.0000"))).isEqualTo("20000.0000");
        assertThat(wire("creditlimit", 0.1)).isEqualTo("0.1");
        assertThat(wire("creditlimit", "12.50")).isEqualTo("12.50");
        assertThat(wire("numberofemployees", 3L)).isEqualTo("3");
        assertThat(wire("numberofemployees", new BigDecimal("3.00"))).isEqualTo("3");
        assertThat(wire("new_big", new BigInteger("9007199254740993"))).isEqualTo("9007199254740993");
    }

    @Test
    void aNumberOutOfRangeIsRefusedWithTheLimit() {
        refused("creditlimit", new BigDecimal("100000000000.01"), "up to 100000000000");
        refused("creditlimit", -1, "from 0");
        refused("numberofemployees", 1000000001, "up to 1000000000");
        refused("numberofemployees", 3000000000L, "2147483647");
        refused("new_big", new BigInteger("9223372036854775808"), "9223372036854775807");
    }

    @Test
    void aNumberThatWouldFillTheMemoryIsRefused() {
        refused("creditlimit", new BigDecimal("1E+1000000000"), "exponent");
        refused("new_weight", "1E-1000000000", "exponent");
        refused("numberofemployees", new BigDecimal("1E+1000000000"), "exponent");
    }

    @Test
    void aFormattedNumberIsNotParsed() {
        refused("creditlimit", "1,000.00", "plain digits");
        refused("creditlimit", "$5", "plain digits");
        refused("new_weight", Double.NaN, "plain digits");
        refused("creditlimit", true, "java.lang.Boolean");
    }

    @Test
    void aFractionIsNoWholeNumber() {
        refused("numberofemployees", 2.5, "fraction");
    }

    @Test
    void pointsInTimeAreIso8601WithOffset() {
        String time = "\"2023-04-07T21:59:00Z\"";
        assertThat(wire("lastonholdtime", Instant.parse("2023-04-07T21:59:00Z")))
                .isEqualTo(time);
        assertThat(wire("lastonholdtime", Date.from(Instant.parse("2023-04-07T21:59:00Z"))))
                .isEqualTo(time);
        assertThat(wire("lastonholdtime", "2023-04-07T21:59:00Z")).isEqualTo(time);
        assertThat(wire("lastonholdtime", OffsetDateTime.parse("2023-04-07T21:59+02:00")))
                .isEqualTo("\"2023-04-07T21:59:00+02:00\"");
        assertThat(wire("lastonholdtime", LocalDate.of(2026, 1, 31))).isEqualTo("\"2026-01-31T00:00:00Z\"");
    }

    @Test
    void aTimeWithoutOffsetIsNoPointInTime() {
        refused("lastonholdtime", LocalDateTime.parse("2026-01-31T12:00"), "without offset");
        refused("lastonholdtime", "2026-01-31T12:00:00", "without offset");
    }

    @Test
    void aColumnOfDaysTakesDaysOnly() {
        assertThat(wire("new_day", LocalDate.of(2026, 1, 31))).isEqualTo("\"2026-01-31\"");
        assertThat(wire("new_day", "2026-01-31")).isEqualTo("\"2026-01-31\"");
        refused("new_day", Instant.parse("2026-01-31T00:00:00Z"), "days without time");
        refused("new_day", "2026-01-31T00:00:00Z", "days without time");
    }

    @Test
    void aColumnThatIsTheSameInEveryTimeZoneTakesTheTimeOfAClock() {
        assertThat(wire("new_clock", LocalDateTime.parse("2026-01-31T12:00"))).isEqualTo("\"2026-01-31T12:00:00Z\"");
        assertThat(wire("new_clock", "2026-01-31T12:00:00")).isEqualTo("\"2026-01-31T12:00:00Z\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.01.2026", "2026-02-30", "tomorrow", "", "2026-01-31T25:00:00Z"})
    void aTextThatIsNoDateIsRefused(String text) {
        refused("lastonholdtime", text, "ISO 8601");
    }

    @Test
    void aDateBeforeTheFirstOneIsRefused() {
        refused("lastonholdtime", Instant.parse("1752-12-31T23:59:59Z"), "1753-01-01");
        refused("new_day", LocalDate.of(1752, 12, 31), "1753-01-01");
    }

    @Test
    void aDateOfAnotherTypeIsRefused() {
        refused("lastonholdtime", 20260131, "java.lang.Integer");
    }

    @Test
    void anIdIsOne() {
        assertThat(wire("accountid", "{AAAAAAAA-0000-0000-0000-000000000001}"))
                .isEqualTo("\"aaaaaaaa-0000-0000-0000-000000000001\"");
        refused("accountid", "A1", "row id");
    }

    @Test
    void aFileIsRefusedAndAnImageIsPassedOn() {
        refused("new_contract", "x", "upload");
        assertThat(wire("entityimage", new byte[] {1, 2, 3})).isEqualTo("\"AQID\"");
        refused("entityimage", new Object(), "no JSON form");
    }

    private static void refused(String column, Object value, String why) {
        assertThatThrownBy(() -> wire(column, value))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("Column " + column + " of table account")
                .hasMessageContaining(why);
    }

    private static String wire(String column, Object value) {
        byte[] json = new RowWriter(Tables.ACCOUNT, Tables.ALL)
                .write(Map.of(column, value), Set.of(), WriteRules.of(Purpose.CREATE))
                .orElseThrow();
        String text = new String(json, StandardCharsets.UTF_8);
        return text.substring(text.indexOf(':') + 1, text.length() - 1);
    }
}
