// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryOptionsTest {

    private static final String ANNOTATIONS = "odata.include-annotations=";
    private static final String TOTAL = "@Microsoft.Dynamics.CRM.totalrecordcount";

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
    @CsvSource(delimiter = '|', textBlock = """
            accounts | primarycontactid/fullname eq 'yvonne mckay'                                    | 1
            accounts | contains(primarycontactid/emailaddress1,'contoso')                             | 1
            accounts | primarycontactid/contactid eq 49b0be2e-d01c-4d11-b83e-000d3a572401             | 1
            accounts | parentaccountid/primarycontactid/fullname eq 'Yvonne McKay'                    | 1
            accounts | primarycontactid/fullname eq null                                              | 3
            contacts | parentcustomerid_account/name eq 'Contoso Ltd'                                 | 1
            contacts | parentcustomerid_contact/fullname ne null                                      | 0
            accounts | Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')                     | 4
            accounts | Microsoft.Dynamics.CRM.LastXHours(PropertyName='createdon',PropertyValue=1)    | 4
            accounts | Microsoft.Dynamics.CRM.In(PropertyName='industrycode',PropertyValues=["6","7"]) | 1
            contacts | Microsoft.Dynamics.CRM.OnOrBefore(PropertyName='birthdate',PropertyValue='1980-05-01') | 1
            """)
    void filtersReachRelatedRowsAndQueryFunctions(String set, String filter, int rows) {
        Answer answer = api.get(set + "?$filter=" + Caller.encoded(filter));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().path("value")).hasSize(rows);
    }

    @Test
    void aFilterOnATableThatIsNotThereSaysWhich() {
        Answer answer = api.get("accounts?$filter=" + Caller.encoded("nosuchnav/name eq 'x'"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("'nosuchnav' on type 'Microsoft.Dynamics.CRM.account'");
    }

    @Test
    void aliasesStandForValuesAndColumns() {
        String options = "$orderby=@p1 desc,@p2 asc&$filter=@p1 ne @p3&@p1=revenue&@p2=name".replace(" ", "%20");
        assertThat(api.get("accounts?$select=name,revenue&" + options)
                        .json()
                        .path("value")
                        .findValuesAsText("name"))
                .containsExactly("Contoso Ltd", "Litware, Inc.");
        assertThat(api.get("accounts?$filter=name%20eq%20@n&@n=%27contoso%20ltd%27")
                        .json()
                        .path("value"))
                .hasSize(1);
        assertThat(api.get("accounts?$filter=primarycontactid/fullname%20eq%20@none")
                        .json()
                        .path("value"))
                .hasSize(3);
    }

    @Test
    void theNumberOfRowsIsTextWithAByteOrderMark() {
        Answer all = api.get("accounts/$count");

        assertThat(all.response().body()).isEqualTo("\uFEFF4");
        assertThat(all.header("Content-Type")).isEqualTo("text/plain");
        assertThat(api.get("accounts/$count?$filter=revenue%20ne%20null")
                        .response()
                        .body())
                .isEqualTo("\uFEFF2");
    }

    @Test
    void theTotalIsAnnotatedOnRequestAndMinusOneWithoutACount() {
        String prefer = ANNOTATIONS + "\"Microsoft.Dynamics.CRM.totalrecordcount*\"";

        assertThat(api.get("accounts?$count=true", "Prefer", prefer)
                        .json()
                        .path(TOTAL)
                        .asInt())
                .isEqualTo(4);
        assertThat(api.get("accounts?$count=true", "Prefer", prefer)
                        .json()
                        .path(TOTAL + "limitexceeded")
                        .isBoolean())
                .isTrue();
        assertThat(api.get("accounts", "Prefer", prefer).json().path(TOTAL).asInt())
                .isEqualTo(-1);
        assertThat(api.get("accounts?$count=true").json().has(TOTAL)).isFalse();
        assertThat(api.get("accounts?$count=yes").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$skip=1", "$search=x", "$format=json", "$compute=x", "$Select=name", "$nonsense=1"})
    void optionsThatTheServiceDoesNotHaveAreRefused(String option) {
        Answer answer = api.get("accounts?" + option);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains(option.replaceFirst("=.*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$select=*", "savedQuery=x", "userQuery=x"})
    void optionsThatAreNotEmulatedAreNamed(String option) {
        Answer answer = api.get("accounts?" + option);

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.message()).contains(option.replaceFirst("=.*", ""));
    }

    @Test
    void namesOfOptionsMayBeEncodedAndSpacesMayBePlusSigns() {
        assertThat(api.get("accounts?%24select=name&%24filter=name+eq+%27Contoso+Ltd%27")
                        .json()
                        .path("value"))
                .hasSize(1);
    }

    @Test
    void aSelectionMayEndWithAComma() {
        assertThat(api.get("accounts?$select=name,&$top=1")
                        .json()
                        .path("value")
                        .path(0)
                        .size())
                .isEqualTo(3);
        assertThat(api.get("accounts?$select=nme").message()).contains("Could not find a property named 'nme'");
    }

    @Test
    void preferencesComeInAnyOrderInOneHeaderOrSeveral() {
        String lookup = "Microsoft.Dynamics.CRM.lookuplogicalname";
        for (String[] headers : new String[][] {
            {"Prefer", "odata.maxpagesize=2," + ANNOTATIONS + "\"" + lookup + "\""},
            {"Prefer", ANNOTATIONS + lookup + ", odata.maxpagesize=2"},
            {"Prefer", ANNOTATIONS + "\"*\"", "Prefer", "odata.maxpagesize=2"},
            {"Prefer", "odata.maxpagesize=2; x=y", "Prefer", ANNOTATIONS + "Microsoft.Dynamics.CRM.*"},
            {"Prefer", ANNOTATIONS + "OData.*,Microsoft.*.lookup*,odata.maxpagesize=2"}
        }) {
            Answer answer = api.get("accounts?$select=_ownerid_value", headers);

            assertThat(answer.json().path("value"))
                    .as(String.join(" ", headers))
                    .hasSize(2);
            assertThat(answer.json()
                            .path("value")
                            .path(0)
                            .path("_ownerid_value@" + lookup)
                            .asText())
                    .isEqualTo("systemuser");
            assertThat(answer.header("Preference-Applied")).contains("odata.maxpagesize=2", ANNOTATIONS + "\"");
        }
    }

    @Test
    void valuesAreFormattedOnRequest() {
        String formatted = "@OData.Community.Display.V1.FormattedValue";
        var row = api.get(
                        "accounts(accountnumber='ACC-1001')?$select=revenue,industrycode,creditonhold,createdon,"
                                + "numberofemployees,_primarycontactid_value",
                        "Prefer",
                        ANNOTATIONS + "\"OData.Community.Display.V1.FormattedValue\"")
                .json();

        assertThat(row.path("revenue" + formatted).asText()).isEqualTo("$1,250,000.00");
        assertThat(row.path("industrycode" + formatted).asText()).isEqualTo("Business Services");
        assertThat(row.path("creditonhold" + formatted).asText()).isEqualTo("No");
        assertThat(row.path("createdon" + formatted).asText()).matches("\\d+/\\d+/\\d{4} \\d+:\\d\\d [AP]M");
        assertThat(row.path("numberofemployees" + formatted).asText()).isEqualTo("250");
        assertThat(row.path("_primarycontactid_value" + formatted).asText()).isEqualTo("Yvonne McKay");
        assertThat(row.has("_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname"))
                .isFalse();
    }
}
