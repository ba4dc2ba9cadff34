// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class FormattedValuesTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .build();

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    @Test
    void moneyHasTheSymbolAndTheDigitsOfTheCurrencyOfItsRow() {
        JsonNode yen = order("'sample_amount':1234567.5," + currency("JPY", "¥", 0, 0.5));
        JsonNode euro = order("'sample_amount':20000," + currency("EUR", "€", 2, 0.5));

        assertThat(formatted(yen, "sample_amount")).isEqualTo("¥1,234,568");
        assertThat(formatted(euro, "sample_amount")).isEqualTo("€20,000.00");
    }

    @Test
    void amountsInTheBaseCurrencyHaveItsSymbol() {
        JsonNode euro = order("'sample_amount':20000," + currency("EUR", "€", 2, 0.5));

        assertThat(formatted(euro, "sample_amount_base")).isEqualTo("$40,000.00");
    }

    @Test
    void moneyWithoutANamedCurrencyIsInTheBaseCurrency() {
        assertThat(formatted(order("'sample_amount':20000"), "sample_amount")).isEqualTo("$20,000.00");
    }

    @Test
    void numbersHaveTheDigitsOfTheirColumn() {
        JsonNode order = order("'sample_amount':1,'sample_discount':7.5,'sample_weight':1234.5");

        assertThat(formatted(order, "sample_discount")).isEqualTo("7.50");
        assertThat(formatted(order, "sample_weight")).isEqualTo("1,234.500");
        assertThat(formatted(order, "exchangerate")).isEqualTo("1.000000000000");
    }

    @Test
    void moneyOfAFetchXmlQueryIsInTheCurrencyOfTheRowThatItIsOf() {
        UUID account = api.create("accounts", "{'name':'a','creditlimit':1500," + currency("EUR", "€", 2, 0.5) + "}");
        order("'sample_amount':1234567.5,'sample_AccountId@odata.bind':'/accounts(" + account + ")',"
                + currency("JPY", "¥", 0, 0.5));

        JsonNode row = fetch("<fetch><entity name='sample_order'><attribute name='sample_amount'/>"
                + "<link-entity name='account' from='accountid' to='sample_accountid' alias='a'>"
                + "<attribute name='creditlimit'/></link-entity></entity></fetch>");

        assertThat(formatted(row, "sample_amount")).isEqualTo("¥1,234,568");
        assertThat(formatted(row, "a.creditlimit")).isEqualTo("€1,500.00");
    }

    @Test
    void aggregatedMoneyOfAFetchXmlQueryIsInTheBaseCurrency() {
        order("'sample_amount':20000," + currency("EUR", "€", 2, 0.5));
        order("'sample_amount':1000.5," + currency("JPY", "¥", 0, 0.5));

        JsonNode row = fetch("<fetch aggregate='true'><entity name='sample_order'>"
                + "<attribute name='sample_amount' alias='total' aggregate='sum'/></entity></fetch>");

        assertThat(formatted(row, "total")).isEqualTo("$21,000.50");
    }

    @Test
    void wholeNumbersAreGrouped() {
        JsonNode order = order("'sample_counter':9007199254740993");

        assertThat(formatted(order, "sample_counter")).isEqualTo("9,007,199,254,740,993");
    }

    private JsonNode order(String members) {
        UUID id = api.create("sample_orders", "{" + members + "}");
        return api.get("sample_orders(" + id + ")", "Prefer", "odata.include-annotations=\"*\"")
                .json();
    }

    private JsonNode fetch(String xml) {
        return api.get("sample_orders?fetchXml=" + Caller.encoded(xml), "Prefer", "odata.include-annotations=\"*\"")
                .json()
                .path("value")
                .path(0);
    }

    private String currency(String code, String symbol, int precision, double rate) {
        UUID id = api.create(
                "transactioncurrencies",
                "{'isocurrencycode':'" + code + "','currencysymbol':'" + symbol + "','currencyprecision':" + precision
                        + ",'exchangerate':" + rate + "}");
        return "'transactioncurrencyid@odata.bind':'/transactioncurrencies(" + id + ")'";
    }

    private static String formatted(JsonNode row, String column) {
        return row.path(column + "@OData.Community.Display.V1.FormattedValue").asText();
    }
}
