// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ValueRulesTest {

    private static final SettableClock CLOCK = new SettableClock(Instant.now());

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.with(settings ->
            settings.clock(CLOCK).authentication(Authentication.OPTIONAL).seed(Seed.DEMO));

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    @Test
    void theCallerOwnsWhatItCreates() {
        JsonNode me = api.get("WhoAmI").json();
        JsonNode row = created("sample_orders", "{'sample_name':'A'}");

        for (String column :
                new String[] {"_ownerid_value", "_owninguser_value", "_createdby_value", "_modifiedby_value"}) {
            assertThat(row.path(column).asText())
                    .as(column)
                    .isEqualTo(me.path("UserId").asText());
        }
        assertThat(row.path("_owningbusinessunit_value").asText())
                .isEqualTo(me.path("BusinessUnitId").asText());
        assertThat(row.path("_owningteam_value").isNull()).isTrue();
    }

    @Test
    void aTeamCanOwnARow() {
        String team =
                api.get("teams").json().path("value").path(0).path("teamid").asText();
        JsonNode row = created("sample_orders", "{'sample_name':'A','ownerid@odata.bind':'/teams(" + team + ")'}");

        assertThat(row.path("_owningteam_value").asText()).isEqualTo(team);
        assertThat(row.path("_owninguser_value").isNull()).isTrue();
    }

    @Test
    void anAcceptedUpdateRaisesVersionAndDateEvenIfNothingDiffers() {
        UUID id = api.create("accounts", "{'name':'A'}");
        JsonNode before = api.get("accounts(" + id + ")").json();
        CLOCK.advance(Duration.ofSeconds(90));

        assertThat(api.patch("accounts(" + id + ")", "{'name':'A'}").status()).isEqualTo(204);

        JsonNode after = api.get("accounts(" + id + ")").json();
        assertThat(after.path("versionnumber").asLong())
                .isGreaterThan(before.path("versionnumber").asLong());
        assertThat(after.path("modifiedon").asText())
                .isGreaterThan(before.path("modifiedon").asText());
        assertThat(after.path("createdon").asText())
                .isEqualTo(before.path("createdon").asText());
    }

    @Test
    void aStateBringsItsFirstStatusReasonAndRefusesAnother() {
        UUID id = api.create("opportunities", "{'name':'A'}");
        String row = "opportunities(" + id + ")";

        assertThat(api.get(row).json().path("statuscode").asInt()).isEqualTo(1);
        assertThat(api.patch(row, "{'statecode':1}").status()).isEqualTo(204);
        assertThat(api.get(row).json().path("statuscode").asInt()).isEqualTo(3);
        Answer refused = api.patch(row, "{'statecode':0,'statuscode':3}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("0x80048408");
        assertThat(api.get(row).json().path("statecode").asInt()).isEqualTo(1);
    }

    @Test
    void whatTheServiceRequiresCanBeNeitherMissingNorCleared() {
        Answer missing = api.post("products", "{'name':'A'}");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.code()).isEqualTo("0x80040200");
        assertThat(missing.message()).contains("productnumber");
        UUID id = api.create("products", "{'productnumber':'P-1'}");
        Answer cleared = api.patch("products(" + id + ")", "{'productnumber':null}");
        assertThat(cleared.code()).isEqualTo("0x80040200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'sample_ordernumber':'123456789012345678901'}|0x80044331",
                "{'sample_line':0}|0x8004432F",
                "{'sample_line':1000}|0x8004432F",
                "{'sample_amount':-1}|0x80044330",
                "{'sample_discount':100.01}|0x80044330",
                "{'sample_weight':-0.5}|0x80044330",
                "{'sample_channel':1}|0x8004431A",
                "{'sample_tags':'1,9'}|0x8004431A",
                "{'statuscode':99}|0x8004431A",
                "{'sample_orderedon':'1752-12-31T23:59:59Z'}|0x80040239",
                "{'sample_deliverydate':'1752-12-31'}|0x80040239",
                "{'sample_line':1.5}|0x80048d19",
                "{'sample_line':99999999999}|0x80048d19",
                "{'sample_paid':'yes'}|0x80048d19",
                "{'sample_tags':'1;2'}|0x80048d19",
                "{'sample_deliverydate':'2024-02-30'}|0x80048d19",
                "{'sample_orderedon':'2024-01-01T10:00:00+02:00Z'}|0x80048d19"
            })
    void valuesThatDoNotFitAreRefusedWithTheirCode(String body, String code) {
        Answer answer = api.post("sample_orders", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void choicesAreKeptAsTextAndFormattedAsLabels() {
        UUID id = api.create("sample_orders", "{'sample_tags':'1, 3'}");
        JsonNode row = api.get("sample_orders(" + id + ")?$select=sample_tags", "Prefer", "odata.include-annotations=*")
                .json();

        assertThat(row.path("sample_tags").asText()).isEqualTo("1,3");
        assertThat(row.path("sample_tags@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("Urgent; Fragile");
    }

    @Test
    void moneyHasACurrencyAndABaseAmount() {
        UUID euro = api.create(
                "transactioncurrencies",
                "{'currencyname':'Euro','isocurrencycode':'EUR','currencysymbol':'E','exchangerate':0.8,'currencyprecision':2}");
        String bind = "'transactioncurrencyid@odata.bind':'/transactioncurrencies(" + euro + ")'";
        JsonNode plain = created("sample_orders", "{'sample_amount':12.345}");
        JsonNode foreign = created("sample_orders", "{'sample_amount':100," + bind + "}");

        assertThat(plain.path("sample_amount").decimalValue()).isEqualByComparingTo("12.35");
        assertThat(plain.path("sample_amount_base").decimalValue()).isEqualByComparingTo("12.35");
        assertThat(plain.path("exchangerate").decimalValue()).isEqualByComparingTo("1");
        assertThat(foreign.path("sample_amount_base").decimalValue()).isEqualByComparingTo("125");
        assertThat(foreign.path("exchangerate").decimalValue()).isEqualByComparingTo("0.8");
    }

    @Test
    void clearedMoneyHasNoBaseAmount() {
        UUID id = api.create("sample_orders", "{'sample_amount':10}");
        api.patch("sample_orders(" + id + ")", "{'sample_amount':null}");

        assertThat(api.get("sample_orders(" + id + ")")
                        .json()
                        .path("sample_amount_base")
                        .isNull())
                .isTrue();
    }

    @Test
    void numbersAreRoundedToThePrecisionOfTheirColumn() {
        JsonNode row = created("sample_orders", "{'sample_weight':1.23456,'sample_discount':9.999}");
        JsonNode contact = created("contacts", "{'lastname':'A','address1_latitude':47.639583}");

        assertThat(row.path("sample_weight").asDouble()).isEqualTo(1.235);
        assertThat(row.path("sample_discount").decimalValue()).isEqualByComparingTo("10");
        assertThat(contact.path("address1_latitude").asDouble()).isEqualTo(47.63958);
    }

    @Test
    void timesKeepSecondsAndDatesStayDates() {
        JsonNode row = created(
                "sample_orders",
                "{'sample_orderedon':'2023-04-07T21:59:01.999Z','sample_pickuptime':'2023-04-07T23:59:01+02:00',"
                        + "'sample_deliverydate':'1980-05-01'}");

        assertThat(row.path("sample_orderedon").asText()).isEqualTo("2023-04-07T21:59:01Z");
        assertThat(row.path("sample_pickuptime").asText()).isEqualTo("2023-04-07T21:59:01Z");
        assertThat(row.path("sample_deliverydate").asText()).isEqualTo("1980-05-01");
    }

    @Test
    void longNumbersKeepEveryDigitAndIdsAreLowerCase() {
        UUID id = UUID.randomUUID();
        api.patch(
                "sample_orders(" + id.toString().toUpperCase(java.util.Locale.ROOT) + ")",
                "{'sample_counter':9007199254740993}");

        JsonNode row = api.get("sample_orders(" + id + ")").json();
        assertThat(row.path("sample_counter").asLong()).isEqualTo(9007199254740993L);
        assertThat(row.path("sample_orderid").asText()).isEqualTo(id.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'revenue':1e60000000", "'revenue':1e-60000000", "'address1_latitude':1e400"})
    void aNumberThatNoColumnCanHoldIsRefusedAtOnce(String column) {
        assertThat(api.post("accounts", "{'name':'A'," + column + "}").status()).isEqualTo(400);
        assertThat(api.get("accounts?$top=1").status()).isEqualTo(200);
    }

    @Test
    void aSelectionBringsWhatBelongsToIt() {
        JsonNode money = api.get("sample_orders?$select=sample_amount_base").json();
        created("accounts", "{'name':'A','address2_city':'B','revenue':1}");

        assertThat(api.get("accounts?$select=revenue,address2_city&$top=1")
                        .json()
                        .path("value")
                        .path(0)
                        .fieldNames())
                .toIterable()
                .contains("_transactioncurrencyid_value", "address2_composite", "accountid");
        assertThat(money.path("@odata.context").asText()).endsWith("#sample_orders(sample_amount_base)");
    }

    @Test
    void aCompositeKeyCanHoldALookup() {
        String account = "60c4e274-0d87-4711-80e5-00155db19e01";
        String key = "sample_orders(sample_accountid=" + account + ",sample_line=7)";
        String wireKey = "sample_orders(_sample_accountid_value=" + account + ",sample_line=7)";
        String body = "{'sample_AccountId@odata.bind':'/accounts(" + account + ")','sample_line':7}";
        assertThat(api.post("sample_orders", body).status()).isEqualTo(204);

        assertThat(api.get(wireKey).json().path("sample_line").asInt()).isEqualTo(7);
        assertThat(api.post("sample_orders", body).code()).isEqualTo("0x80060892");
        assertThat(api.get(key).status()).isEqualTo(400);
    }

    @Test
    void aTaskIsAlsoAnActivity() {
        UUID id = api.create("tasks", "{'subject':'Call'}");

        JsonNode activity = api.get("activitypointers(" + id + ")").json();
        assertThat(activity.path("subject").asText()).isEqualTo("Call");
        assertThat(activity.path("activitytypecode").asText()).isEqualTo("task");
        assertThat(api.post("activitypointers", "{}").status()).isEqualTo(501);
        api.delete("tasks(" + id + ")");
        assertThat(api.get("activitypointers(" + id + ")").status()).isEqualTo(404);
    }

    @Test
    void anImageInABodyMustBeOne() {
        assertThat(api.post("accounts", "{'name':'A','entityimage':'AAAA'}").code())
                .isEqualTo("0x80072553");
        assertThat(created("accounts", "{'name':'A'}").has("entityimage")).isFalse();
    }

    private JsonNode created(String entitySet, String body) {
        return api.get(entitySet + "(" + api.create(entitySet, body) + ")").json();
    }
}
