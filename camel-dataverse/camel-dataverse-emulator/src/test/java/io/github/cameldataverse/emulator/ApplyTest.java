// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApplyTest {

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            groupby((statuscode))                                           | [{'statuscode':1}]
            groupby((statuscode),aggregate($count as count))                | [{'statuscode':1,'count':4}]
            groupby((creditonhold),aggregate($count as n))                  | [{'creditonhold':false,'n':3},{'creditonhold':true,'n':1}]
            aggregate(revenue with sum as total)                            | [{'total':1270000.000000000}]
            aggregate(revenue with average as mean)                         | [{'mean':635000.000000000}]
            aggregate(revenue with min as low,revenue with max as high)     | [{'low':20000.0000,'high':1250000.0000}]
            aggregate(numberofemployees with sum as people)                 | [{'people':250}]
            aggregate(numberofemployees with average as people)             | [{'people':250.000000000}]
            aggregate(industrycode with countdistinct as kinds)             | [{'kinds':1}]
            groupby((primarycontactid/fullname))                            | [{},{'contact_fullname':'Yvonne McKay'}]
            groupby((primarycontactid/fullname),aggregate(revenue with sum as total)) | [{'total':20000.000000000},{'contact_fullname':'Yvonne McKay','total':1250000.000000000}]
            filter(address1_city eq 'Dallas')/groupby((name))               | [{'name':'Litware, Inc.'}]
            filter(revenue gt 1)/filter(revenue lt 30000)/aggregate($count as n) | [{'n':1}]
            filter(contains(name,'),('))/aggregate($count as n)             | []
            groupby((_parentaccountid_value),aggregate($count as n))        | [{'n':3},{'_parentaccountid_value':'60c4e274-0d87-4711-80e5-00155db19e01','n':1}]
            groupby((industrycode,creditonhold))                            | [{'creditonhold':false},{'creditonhold':true},{'industrycode':6,'creditonhold':false}]
            """)
    void rowsAreGroupedAndAddedUp(String apply, String expected) throws Exception {
        Answer answer = api.get("accounts?$apply=" + Caller.encoded(apply));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().path("@odata.context").asText()).endsWith("$metadata#accounts");
        assertThat(answer.json().path("value")).isEqualTo(Caller.JSON.readTree(expected.replace('\'', '"')));
    }

    @Test
    void totalsKeepNineDigitsOnTheWire() {
        assertThat(api.get("accounts?$apply=aggregate(revenue%20with%20sum%20as%20total)")
                        .response()
                        .body())
                .contains("\"total\":1270000.000000000");
    }

    @Test
    void groupsAndTotalsAreFormatted() {
        String wanted = "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\"";
        String apply =
                "groupby((statuscode),aggregate($count as count,revenue with sum as total,createdon with max as last))";

        Answer answer = api.get("accounts?$apply=" + Caller.encoded(apply), "Prefer", wanted);

        JsonNode group = answer.json().path("value").path(0);
        assertThat(answer.header("Preference-Applied")).isEqualTo(wanted);
        assertThat(formatted(group, "statuscode")).isEqualTo("Active");
        assertThat(formatted(group, "count")).isEqualTo("4");
        assertThat(formatted(group, "total")).isEqualTo("$1,270,000.00");
        assertThat(formatted(group, "last")).contains("/");
        assertThat(group.path("last").asText()).endsWith("Z");
    }

    @Test
    void textsOfOneGroupDifferInCaseOnly() {
        api.create("accounts", "{'name':'x','address1_city':'DALLAS'}");

        JsonNode groups = api.get("accounts?$apply="
                        + Caller.encoded("filter(address1_city eq 'dallas')/"
                                + "groupby((address1_city),aggregate($count as n))"))
                .json()
                .path("value");

        assertThat(groups).hasSize(1);
        assertThat(groups.path(0).path("n").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            groupby((createdon))                        | 400 | 0x80060888 | 'createdon' cannot be used in groupby
            groupby((nosuch))                           | 400 | 0x80060888 | Could not find a property named 'nosuch'
            groupby(statuscode)                         | 400 | 0x80060888 | Syntax error at position 8
            groupby((statuscode)                        | 400 | 0x80060888 | Syntax error at position 20
            aggregate(revenue with median as m)         | 400 | 0x80060888 | Syntax error at position 13
            aggregate(revenue)                          | 400 | 0x80060888 | Syntax error at position 0
            aggregate(name with sum as m)               | 400 | 0x8004112F | Aggregate sum is not supported for attribute of type String
            aggregate(createdon with average as m)      | 400 | 0x8004112F | Aggregate average is not supported
            aggregate($count as n,$count as n)          | 400 | 0x80060888 | 'n' is used twice
            filter(name eq)/aggregate($count as n)      | 400 | 0x80060888 | Syntax error at position 7
            compute(revenue as r)                       | 501 | 0x80040219 | 'compute'
            filter(name eq 'x')                         | 501 | 0x80040219 | only filters
            groupby((year(createdon)))                  | 501 | 0x80040219 | 'year(createdon)'
            groupby((statuscode))/filter(statuscode eq 1) | 501 | 0x80040219 | behind a groupby
            """)
    void whatCannotBeAppliedIsNamed(String apply, int status, String code, String message) {
        Answer answer = api.get("accounts?$apply=" + Caller.encoded(apply));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).contains(message);
    }

    @Test
    void totalsHaveNoOrder() {
        Answer answer = api.get("accounts?$apply=groupby((name),aggregate($count%20as%20n))&$orderby=n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("The query node SingleValueOpenPropertyAccess is not supported");
        assertThat(api.get("accounts?$apply=groupby((name))&$top=1").status()).isEqualTo(501);
    }

    @Test
    void fiftyThousandRowsAreAddedUpAndOneMoreIsRefused() {
        try (DataverseEmulator emulator = DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .rows("account", 50_001)
                .start()) {
            Caller many = new Caller(emulator);
            String count = "aggregate($count%20as%20n)";

            Answer refused = many.get("accounts?$apply=" + count);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("0x8004E023");
            assertThat(many.get("accounts?$apply=filter(name%20ne%20'Account%200000001')/" + count)
                            .json()
                            .path("value")
                            .path(0)
                            .path("n")
                            .asInt())
                    .isEqualTo(50_000);
        }
    }

    private static String formatted(JsonNode row, String name) {
        return row.path(name + "@OData.Community.Display.V1.FormattedValue").asText();
    }
}
