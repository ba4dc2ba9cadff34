// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the service would refuse is refused with its code, the name and the position. */
class FetchXmlRefusalsTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .build();

    private static Answer fetch(String xml) {
        return new Caller(EMULATOR.emulator()).get("accounts?fetchXml=" + Caller.encoded(xml));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <fetch><entity name='account'>                                                        | 0x80040303 | line 1
            <!DOCTYPE a SYSTEM 'file:///etc/passwd'><fetch/>                                      | 0x80040303 | document type
            text                                                                                  | 0x80040303 | line 1
            <fetch/>                                                                              | 0x80041123 | 'entity'
            <find/>                                                                               | 0x8004111C | 'find'
            <fetch mapping='physical'><entity name='account'/></fetch>                            | 0x80041116 | mapping
            <fetch distinct='maybe'><entity name='account'/></fetch>                              | 0x80041115 | distinct
            <fetch no-lock='maybe'><entity name='account'/></fetch>                               | 0x80041118 | no-lock
            <fetch count='0'><entity name='account'/></fetch>                                     | 0x8004110C | 'count'
            <fetch page='x'><entity name='account'/></fetch>                                      | 0x8004110C | 'page'
            <fetch top='3' page='1'><entity name='account'/></fetch>                              | 0x80040203 | 'top'
            <fetch top='5001'><entity name='account'/></fetch>                                    | 0x80040203 | 5000
            <fetch color='red'><entity name='account'/></fetch>                                   | 0x80040303 | 'color'
            <fetch><entity name='contact'/></fetch>                                               | 0x80041128 | 'contact'
            <fetch><entity/></fetch>                                                              | 0x8004111E | 'name'
            """)
    void queriesAreRefused(String xml, String code, String names) {
        Answer answer = fetch(xml);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).as(answer.message()).isEqualTo(code);
        assertThat(answer.message()).contains(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <attribut name='name'/>                                                               | 0x8004111C | 'attribut'
            <attribute/>                                                                          | 0x8004111E | 'name'
            <attribute name='nam'/>                                                               | 0x80041103 | 'nam'
            <attribute name='name' alias='a'/><attribute name='revenue' alias='a'/>               | 0x80041130 | 'a'
            <attribute name='name' aggregate='count' alias='a'/>                                  | 0x8004111A | aggregate
            <order attribute='nam'/>                                                              | 0x80041103 | 'nam'
            <order alias='a'/>                                                                    | 0x80041132 | attribute
            <order/>                                                                              | 0x80041133 | attribute
            <order attribute='name' descending='down'/>                                           | 0x80041119 | descending
            <order attribute='name' entityname='x'/>                                              | 0x8004110A | 'x'
            <filter type='xor'/>                                                                  | 0x80041122 | 'or'
            <filter><condition attribute='nam' operator='eq' value='1'/></filter>                 | 0x80041103 | 'nam'
            <filter><condition attribute='name' value='1'/></filter>                              | 0x8004111E | 'operator'
            <filter><condition attribute='name' operator='equals' value='1'/></filter>            | 0x80041120 | 'equals'
            <filter><condition attribute='revenue' operator='eq' value='much'/></filter>          | 0x80041108 | 'much'
            <filter><condition attribute='name' operator='eq'/></filter>                          | 0x80041106 | 'eq'
            <filter><condition attribute='revenue' operator='between' value='1'/></filter>        | 0x80041106 | two values
            <filter><condition attribute='name' operator='last-x-days' value='1'/></filter>       | 0x80041106 | 'name'
            <filter><condition attribute='createdon' operator='last-x-days' value='0'/></filter>  | 0x80041106 | above zero
            <filter><condition attribute='revenue' operator='like' value='1'/></filter>           | 0x80041106 | 'revenue'
            <filter><condition attribute='name' operator='contain-values' value='1'/></filter>    | 0x80041106 | choices
            <filter><condition attribute='name' operator='eq' valueof='revenue'/></filter>        | 0x80041106 | types
            <filter><condition attribute='name' operator='like' valueof='name'/></filter>         | 0x80041106 | 'like'
            <filter><condition attribute='name' operator='eq' entityname='x' value='1'/></filter> | 0x8004110A | 'x'
            <link-entity name='kontakt' from='a' to='b'/>                                         | 0x80041102 | 'kontakt'
            <link-entity name='contact' from='contactid'/>                                        | 0x80041111 | both
            <link-entity name='contact' from='x' to='primarycontactid'/>                          | 0x80041103 | 'x'
            <link-entity name='contact' from='contactid' to='x'/>                                 | 0x80041103 | 'x'
            <link-entity name='contact' from='contactid' to='primarycontactid' link-type='left'/> | 0x80041117 | 'left'
            <link-entity name='contact' from='contactid' to='primarycontactid' link-type='any'/>  | 0x80041121 | 'any'
            <link-entity name='contact' from='contactid' to='primarycontactid' link-type='in'><attribute name='lastname'/></link-entity> | 0x80040203 | 'in'
            """)
    void partsOfAnEntityAreRefused(String inside, String code, String names) {
        Answer answer = fetch("<fetch>\n<entity name='account'>" + inside + "</entity></fetch>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).as(answer.message()).isEqualTo(code);
        assertThat(answer.message()).contains(names).contains("line 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <attribute name='revenue' alias='a'/>                                                 | 0x80041107 | returned
            <attribute name='revenue' aggregate='sum'/>                                           | 0x80041109 | alias
            <attribute name='revenue' alias='a' aggregate='median'/>                              | 0x8004111A | 'median'
            <attribute name='revenue' alias='a' aggregate='sum' groupby='true'/>                  | 0x80041137 | both
            <attribute name='revenue' alias='a' groupby='x'/>                                     | 0x8004112E | groupby
            <attribute name='name' alias='a' aggregate='sum'/>                                    | 0x8004112F | String
            <attribute name='createdon' alias='a' groupby='true' dategrouping='hour'/>            | 0x80041135 | 'hour'
            <attribute name='name' alias='a' groupby='true' dategrouping='day'/>                  | 0x80041135 | 'day'
            <attribute name='name' alias='a' groupby='true'/><order attribute='name'/>            | 0x80041131 | alias
            <attribute name='name' alias='a' groupby='true'/><order/>                             | 0x80041134 | alias
            <attribute name='name' alias='a' groupby='true'/><order alias='b'/>                   | 0x8004110A | 'b'
            """)
    void aggregatesAreRefused(String inside, String code, String names) {
        Answer answer = fetch("<fetch aggregate='true'><entity name='account'>" + inside + "</entity></fetch>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).as(answer.message()).isEqualTo(code);
        assertThat(answer.message()).contains(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <fetch datasource='bin'><entity name='account'/></fetch>                                            | 'bin'
            <fetch><entity name='account'><attribute name='accountid' rowaggregate='CountChildren' alias='n'/></entity></fetch> | rowaggregate
            <fetch><entity name='account'><attribute name='primarycontactidname'/></entity></fetch>             | primarycontactidname
            <fetch><entity name='account'><filter><condition attribute='accountid' operator='under' value='1'/></filter></entity></fetch> | 'under'
            <fetch><entity name='account'><filter><condition attribute='createdon' operator='this-fiscal-year'/></filter></entity></fetch> | fiscal
            <fetch><entity name='account'><link-entity name='contact'/></entity></fetch>                        | link-entity
            <fetch aggregate='true'><entity name='account'><attribute name='createdon' groupby='true' alias='a' dategrouping='fiscal-year'/></entity></fetch> | fiscal
            """)
    void whatTheEmulatorLacksIsNamed(String xml, String names) {
        Answer answer = fetch(xml);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(501);
        assertThat(answer.message()).contains(names);
    }

    @Test
    void aSixteenthLinkIsRefused() {
        String link = "<link-entity name='contact' from='contactid' to='primarycontactid'/>";

        assertThat(fetch("<fetch><entity name='account'>" + link.repeat(15) + "</entity></fetch>")
                        .status())
                .isEqualTo(200);
        assertThat(fetch("<fetch><entity name='account'>" + link.repeat(16) + "</entity></fetch>")
                        .code())
                .isEqualTo("0x8004430D");
    }

    @Test
    void aConditionBeyondFiveHundredIsRefused() {
        String condition = "<condition attribute='name' operator='null'/>";

        assertThat(filtered(condition.repeat(500)).status()).isEqualTo(200);
        assertThat(filtered(condition.repeat(501)).code()).isEqualTo("0x8004430C");
    }

    private static Answer filtered(String conditions) {
        return fetch("<fetch><entity name='account'><filter>" + conditions + "</filter></entity></fetch>");
    }

    @Test
    void aDeeplyNestedQueryIsRefused() {
        String filters = "<filter>".repeat(200) + "</filter>".repeat(200);

        assertThat(fetch("<fetch><entity name='account'>" + filters + "</entity></fetch>")
                        .code())
                .isEqualTo("0x80040303");
    }
}
