// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QueryTest {
    @Test
    void optionsAreEncodedOnce() {
        Query query = Query.ALL
                .withSelect(List.of("name", "creditlimit"))
                .withFilter("name eq 'O''Brian & Söhne + 50%'")
                .withOrderBy("name desc")
                .withTop(3);
        assertThat(query.toQueryString())
                .isEqualTo("?$select=name,creditlimit"
                        + "&$filter=name%20eq%20'O''Brian%20%26%20S%C3%B6hne%20%2B%2050%25'"
                        + "&$orderby=name%20desc&$top=3");
    }

    @Test
    void valuesAreBoundAsParameterAliasesNeverConcatenated() {
        Query query = Query.ALL
                .withFilter("address1_city eq @city and creditlimit gt @limit and name ne 'a@b.c'")
                .withParameters(Map.of("city", "O'Fallon' or 1 eq 1", "limit", new BigDecimal("1E+3"), "unused", 1));
        assertThat(query.toQueryString())
                .endsWith("&@city='O''Fallon''%20or%201%20eq%201'&@limit=1000")
                .doesNotContain("unused");
    }

    @Test
    void aNameWithoutValueIsRefusedForTheServiceWouldTakeItForNull() {
        Query query = Query.ALL.withFilter("address1_city eq @ctiy").withParameters(Map.of("city", "Bonn"));
        assertThatThrownBy(query::toQueryString)
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("@ctiy")
                .hasMessageContaining("city");
    }

    @Test
    void everyTypeHasItsLiteral() {
        assertThat(ODataLiteral.of(null)).isEqualTo("null");
        assertThat(ODataLiteral.of(true)).isEqualTo("true");
        assertThat(ODataLiteral.of(42L)).isEqualTo("42");
        assertThat(ODataLiteral.of(LocalDate.parse("2026-01-31"))).isEqualTo("2026-01-31");
        assertThat(ODataLiteral.of(Instant.parse("2026-01-31T10:00:00Z"))).isEqualTo("2026-01-31T10:00:00Z");
        assertThat(ODataLiteral.of(new UUID(0, 1))).isEqualTo("00000000-0000-0000-0000-000000000001");
        assertThat(ODataLiteral.of(new RowRef("account", new UUID(0, 1))))
                .isEqualTo("00000000-0000-0000-0000-000000000001");
        assertThat(ODataLiteral.of(List.of("a\"b", 7))).isEqualTo("[\"a\\\"b\",\"7\"]");
        assertThatThrownBy(() -> ODataLiteral.of(new Object())).isInstanceOf(ValidationException.class);
    }

    @Test
    void aQueryWithoutOptionsIsEmpty() {
        assertThat(Query.ALL.toQueryString()).isEmpty();
        assertThat(Query.ALL.preferences()).isEmpty();
    }

    @Test
    void aPageSizeIsLeftOutBesideTopWhichTheServiceWouldIgnore() {
        assertThat(Query.ALL.withPageSize(50).preferences()).containsExactly("odata.maxpagesize=50");
        assertThat(Query.ALL.withPageSize(50).withTop(3).preferences()).isEmpty();
    }

    @Test
    void aTopAboveTheLargestPageIsNotSentForTheServiceWouldEndAfterThatPage() {
        assertThat(Query.ALL.withTop(5000).toQueryString()).isEqualTo("?$top=5000");
        assertThat(Query.ALL.withTop(5001).toQueryString()).isEmpty();
        assertThat(Query.ALL.withTop(5001).withPageSize(50).preferences()).containsExactly("odata.maxpagesize=50");
    }

    @Test
    void sizesThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> Query.ALL.withPageSize(5001)).hasMessageContaining("1 to 5000");
        assertThatThrownBy(() -> Query.ALL.withTop(-1)).hasMessageContaining("top is -1");
    }

    @Test
    void anAtSignInATextInDoubleQuotesIsNoName() {
        String filter =
                "Microsoft.Dynamics.CRM.In(PropertyName='emailaddress1',PropertyValues=[\"a@contoso.com\",\"x\\\"@b\"])";
        assertThat(Query.ALL.withFilter(filter).toQueryString()).doesNotContain("&@");
    }

    @Test
    void anAtSignInsideAWordIsNoName() {
        assertThat(Query.ALL.withFilter("contains(name,a@contoso)").toQueryString())
                .doesNotContain("&@");
    }

    @ParameterizedTest
    @MethodSource("timesWithoutAPlaceInTime")
    void aTimeThatIsNoPointInTimeIsRefusedAsParameter(Object time) {
        Query query = Query.ALL.withFilter("createdon gt @since").withParameters(Map.of("since", time));
        assertThatThrownBy(query::toQueryString)
                .isInstanceOf(ValidationException.class)
                .hasMessageContainingAll(time.getClass().getSimpleName(), "OffsetDateTime", "LocalDate");
    }

    static Stream<Object> timesWithoutAPlaceInTime() {
        return Stream.of(LocalDateTime.of(2026, 1, 31, 12, 0), LocalTime.NOON, YearMonth.of(2026, 1), OffsetTime.MAX);
    }

    @Test
    void aCalendarIsAPointInTime() {
        Calendar calendar = GregorianCalendar.from(ZonedDateTime.parse("2026-01-31T12:00:00Z"));
        assertThat(ODataLiteral.of(calendar)).isEqualTo("2026-01-31T12:00:00Z");
    }
}
