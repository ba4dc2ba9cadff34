// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.emulator.metadata.LookupValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterTest {

    private static final String PREFIX = "Microsoft.Dynamics.CRM.";
    private static final UUID USER = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    // a Wednesday
    private static final Instant NOW = Instant.parse("2024-05-15T10:30:00Z");

    private static final Map<String, String> TYPES = Map.of(
            "name", "Edm.String",
            "city", "Edm.String",
            "nothing", "Edm.String",
            "hobbies", "Edm.String",
            "size", "Edm.Int32",
            "_ownerid_value", "Edm.Guid",
            "_parent_value", "Edm.Guid",
            "createdon", "Edm.DateTimeOffset",
            "birthdate", "Edm.Date",
            "contact/name", "Edm.String");

    private static final Map<String, Object> ROW = row();

    private static Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("name", "Contoso 100% [Ltd]");
        row.put("city", "Contoso 100% [Ltd]");
        row.put("hobbies", "1,9");
        row.put("size", 250);
        row.put("_ownerid_value", new LookupValue("systemuser", USER));
        row.put("createdon", NOW.minusSeconds(3600));
        row.put("birthdate", LocalDate.parse("1980-05-01"));
        row.put("contact/name", "Yvonne");
        return row;
    }

    private static boolean matches(String filter, Map<String, Object> values) {
        FilterSchema schema = new FilterSchema() {
            @Override
            public String typeOf(String property) {
                return TYPES.getOrDefault(property, "none");
            }

            @Override
            public String propertyOf(String column) {
                return TYPES.containsKey(column) ? column : "_" + column + "_value";
            }
        };
        Map<String, String> aliases = Map.of("@p1", "'contoso 100% [Ltd]'", "@p2", "[\"249\",\"250\"]", "@p3", "250");
        FilterContext context = new FilterContext(aliases, NOW, USER, new UUID(1, 1));
        return Filter.parse(filter, schema, context).matches(values::get);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size eq 250 and not (size lt 250) and (size ge 250 or size gt 1)",
                "size eq 250.0",
                "size le 2.5e2 and size ne 3",
                "city eq name",
                "nothing eq null",
                "nothing ne 'x'",
                "not (nothing eq 'x')",
                "name eq 'CONTOSO 100% [ltd]'",
                "contains(name,'o%l')",
                "contains(name,'c_nt')",
                "contains(name,'[A-D]ontoso')",
                "startswith(name,'[^x]on')",
                "contains(name,'100[%] ')",
                "contact/name eq 'yvonne'",
                "_ownerid_value eq 00000000-0000-0000-0000-00000000000A",
                "birthdate eq 1980-05-01",
                "birthdate lt 1980-05-01T00:00:01Z",
                "createdon gt 2024-05-15T11:00:00+02:00",
                "name eq @p1 and size eq @p3",
                "nothing eq @unassigned",
                "true eq true"
            })
    void matchesWhatTheServiceMatches(String filter) {
        assertThat(matches(filter, ROW)).as(filter).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size ne 250",
                "nothing eq 'x'",
                "nothing gt 'a' or nothing lt 'a'",
                "contains(name,'[!o]ontoso')",
                "contains(nothing,'x')",
                "startswith(name,'ontoso')",
                "name eq @unassigned",
                "size eq 1 or size eq 2 and size eq 250"
            })
    void doesNotMatchWhatTheServiceDoesNot(String filter) {
        assertThat(matches(filter, ROW)).as(filter).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In(PropertyName='name',PropertyValues=[\"a\",\"Contoso 100% [Ltd]\"])",
                "In(PropertyName='size',PropertyValues=[\"1\",\"250\"])",
                "In(PropertyName='size',PropertyValues=@p2)",
                "In(PropertyName='ownerid',PropertyValues=['00000000-0000-0000-0000-00000000000a'])",
                "NotIn(PropertyName='size',PropertyValues=[\"1\"])",
                "NotIn(PropertyName='nothing',PropertyValues=[\"1\"])",
                "Between(PropertyName='size',PropertyValues=[\"250\",\"251\"])",
                "NotBetween(PropertyName='size',PropertyValues=[\"1\",\"2\"])",
                "ContainValues(PropertyName='hobbies',PropertyValues=[\"9\",\"7\"])",
                "DoesNotContainValues(PropertyName='hobbies',PropertyValues=[\"19\"])",
                "DoesNotContainValues(PropertyName='nothing',PropertyValues=[\"19\"])",
                "EqualUserId(PropertyName='ownerid')",
                "NotEqualBusinessId(PropertyName='ownerid')",
                "NotEqualUserId(PropertyName='parent')",
                "Today(PropertyName='createdon')",
                "ThisWeek(PropertyName='createdon')",
                "ThisMonth(PropertyName='createdon')",
                "ThisYear(PropertyName='createdon')",
                "Last7Days(PropertyName='createdon')",
                "Next7Days(PropertyName='createdon')",
                "LastXHours(PropertyName='createdon',PropertyValue=1)",
                "LastXDays(PropertyName='createdon',PropertyValue='1')",
                "LastXWeeks(PropertyName='createdon',PropertyValue=@p3)",
                "OlderThanXMinutes(PropertyName='createdon',PropertyValue=59)",
                "OlderThanXYears(PropertyName='birthdate',PropertyValue=40)",
                "On(PropertyName='createdon',PropertyValue='2024-05-15')",
                "OnOrAfter(PropertyName='createdon',PropertyValue='2024-05-15')",
                "OnOrBefore(PropertyName='createdon',PropertyValue='2024-05-15')",
                "On(PropertyName='birthdate',PropertyValue='1980-05-01')"
            })
    void evaluatesQueryFunctions(String function) {
        assertThat(matches(PREFIX + function, ROW)).as(function).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In(PropertyName='nothing',PropertyValues=[\"a\"])",
                "Yesterday(PropertyName='createdon')",
                "Tomorrow(PropertyName='createdon')",
                "LastWeek(PropertyName='createdon')",
                "NextWeek(PropertyName='createdon')",
                "LastMonth(PropertyName='createdon')",
                "NextMonth(PropertyName='createdon')",
                "LastYear(PropertyName='createdon')",
                "NextYear(PropertyName='createdon')",
                "NextXDays(PropertyName='createdon',PropertyValue=1)",
                "NextXHours(PropertyName='createdon',PropertyValue=1)",
                "OlderThanXHours(PropertyName='createdon',PropertyValue=2)",
                "OnOrAfter(PropertyName='createdon',PropertyValue='2024-05-16')",
                "EqualUserId(PropertyName='parent')"
            })
    void queryFunctionsExcludeWhatTheyShould(String function) {
        assertThat(matches(PREFIX + function, ROW)).as(function).isFalse();
    }

    @Test
    void nextXDaysReachesToTheEndOfTheLastDay() {
        Map<String, Object> later = Map.of("createdon", Instant.parse("2024-05-17T23:59:59Z"));

        assertThat(matches(PREFIX + "NextXDays(PropertyName='createdon',PropertyValue=2)", later))
                .isTrue();
        assertThat(matches(PREFIX + "NextXDays(PropertyName='createdon',PropertyValue=1)", later))
                .isFalse();
    }

    @Test
    void decimalsCompareByValue() {
        assertThat(matches("size eq 20", Map.of("size", new BigDecimal("20.0000"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lastname eq 'O'Bryan'       | There is an unterminated literal at position 21 in 'lastname eq 'O'Bryan''.
            size eq                     | Syntax error at position 7 in 'size eq'.
            (size eq 1                  | Syntax error at position 10
            size eq 1)                  | Syntax error at position 9
            size like 1                 | Syntax error at position 5
            size eq 1 and               | Syntax error at position 13
            size eq 2024-13-41          | Syntax error at position 8
            size eq 'x'                 | Found operand types 'Edm.Int32' and 'Edm.String'
            contains(size,'x')          | No function signature for the function with name 'contains'
            size eq #                   | character '#' is not valid at position 8
            Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['O'Bryan','x']) | Invalid JSON. A comma character ',' was expected in scope 'Array'.
            not Microsoft.Dynamics.CRM.Today(PropertyName='createdon') | Not operator along with the Custom Named Condition operators is not allowed
            not (size eq 1 or Microsoft.Dynamics.CRM.Today(PropertyName='createdon')) | Not operator along with
            Microsoft.Dynamics.CRM.Nonsense(PropertyName='name') | An unknown function with name 'Microsoft.Dynamics.CRM.Nonsense'
            Microsoft.Dynamics.CRM.In(PropertyName='name') | The parameter 'PropertyValues' is missing
            Microsoft.Dynamics.CRM.Today(PropertyName='createdon',PropertyValue=1) | does not take the parameters
            Microsoft.Dynamics.CRM.LastXHours(PropertyName='birthdate',PropertyValue=1) | cannot be used with the column
            Microsoft.Dynamics.CRM.Today(PropertyName='name') | cannot be used with the column
            size eq 1 or Microsoft.Dynamics.CRM.Between(PropertyName='size',PropertyValues=["1"]) | takes two values, not 1 at position 13
            size eq 1 or Microsoft.Dynamics.CRM.NotBetween(PropertyName='size',PropertyValues=[]) | takes two values, not 0 at position 13
            size eq 1 or Microsoft.Dynamics.CRM.NextXYears(PropertyName='createdon',PropertyValue=999999999) | leads out of the calendar at position 13
            size eq 1 or Microsoft.Dynamics.CRM.OlderThanXWeeks(PropertyName='createdon',PropertyValue=999999999999) | is not a positive number at position 13
            size eq 1 or Microsoft.Dynamics.CRM.In(PropertyName='size',PropertyValues=["x"]) | The value 'x' is not of the type 'Edm.Int32' at position 13
            size eq 1 or Microsoft.Dynamics.CRM.On(PropertyName='createdon',PropertyValue='x') | The value 'x' is not of the type 'Edm.DateTimeOffset' at position 13
            size eq 1 or Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=["a" "b"]) | separated by commas at position 13
            size eq 1 or Microsoft.Dynamics.CRM.Today(PropertyName='createdon',X=1) | does not take the parameters [PropertyName, X] at position 13
            size eq 1 or Microsoft.Dynamics.CRM.Today(PropertyName='name') | cannot be used with the column 'name' at position 13
            """)
    void aMalformedFilterIsRefusedWithItsPlace(String filter, String message) {
        assertThatThrownBy(() -> matches(filter, ROW))
                .as(filter)
                .isInstanceOfSatisfying(FilterException.class, refused -> assertThat(refused.isMalformed())
                        .isTrue())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Microsoft.Dynamics.CRM.Under(PropertyName='parent',PropertyValue='x')    | Microsoft.Dynamics.CRM.Under
            Microsoft.Dynamics.CRM.LastXFiscalYears(PropertyName='a',PropertyValue=1) | LastXFiscalYears
            tolower(name) eq 'x'                                                     | the function 'tolower'
            contacts/any(c:c/name eq 'x')                                            | conditions on the collection 'contacts'
            """)
    void whatIsNotEvaluatedIsNamed(String filter, String name) {
        assertThatThrownBy(() -> matches(filter, ROW))
                .isInstanceOfSatisfying(FilterException.class, refused -> assertThat(refused.isMalformed())
                        .isFalse())
                .hasMessageContaining(name);
    }

    @Test
    void aFilterCannotBeNestedWithoutEnd() {
        assertThatThrownBy(() -> matches("(".repeat(300) + "size eq 1", ROW)).hasMessageContaining("nested too deeply");
    }
}
