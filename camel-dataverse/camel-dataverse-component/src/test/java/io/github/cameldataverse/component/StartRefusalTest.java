// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.time.Instant;
import java.util.Map;

import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What cannot work is refused when the route starts, and nothing is sent: there is no server in this test. */
class StartRefusalTest {

    private static ConnectionSettings settings(String url) {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(url);
        settings.setTokenSource(rejected -> new AccessToken("token", Instant.MAX));
        return settings;
    }

    private static void start(RouteBuilder route, Map<String, ConnectionSettings> connections) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getComponent("dataverse", DataverseComponent.class).setConnections(connections);
            camel.addRoutes(route);
            camel.start();
        }
    }

    private static RouteBuilder to(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(uri);
            }
        };
    }

    private static RouteBuilder from(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("mock:out");
            }
        };
    }

    private static AbstractThrowableAssert<?, ?> refused(RouteBuilder route) {
        return refused(route, Map.of("sales", settings("http://127.0.0.1:1")));
    }

    private static AbstractThrowableAssert<?, ?> refused(
            RouteBuilder route, Map<String, ConnectionSettings> connections) {
        Throwable refusal = catchThrowable(() -> start(route, connections));
        assertThat(refusal).isNotNull();
        while (refusal.getCause() != null) {
            refusal = refusal.getCause();
        }
        return assertThat(refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dataverse:accounts?operation=query&filter=modifiedon gt 2026-01-01T00:00:00Z and name eq 'a b'",
                "dataverse:accounts?operation=upsert&key=accountnumber='A1',code=5",
                "dataverse:environment?operation=whoAmI",
                "dataverse:accounts"
            })
    void aRouteThatCanWorkStartsWithoutANetwork(String uri) {
        assertThatCode(() -> start(to(uri), Map.of("sales", settings("http://127.0.0.1:1"))))
                .doesNotThrowAnyException();
    }

    @Test
    void anUnknownConnection() {
        refused(to("dataverse:accounts?operation=query&connection=sale")).hasMessageContainingAll("'sale'", "sales");
        refused(from("dataverse:accounts?connection=sale")).hasMessageContainingAll("'sale'", "sales");
    }

    @Test
    void noConnectionAtAll() {
        refused(to("dataverse:accounts?operation=query"), Map.of()).hasMessageContaining("no connection at all");
    }

    @ParameterizedTest
    @CsvSource({
        "dataverse:accounts?operation=upsrt, upsert",
        "dataverse:accounts?trackBy=changeTrackng, changeTracking",
        "dataverse:accounts?startFrom=beginnin, beginning"
    })
    void anUnknownValueListsTheNearOnes(String uri, String near) {
        refused(to(uri)).hasMessageContaining("Did you mean " + near);
    }

    @Test
    void rowIdAndKeyTogether() {
        refused(to("dataverse:accounts?operation=update&key=accountnumber&rowId=00000000-0000-0000-0000-000000000001"))
                .hasMessageContainingAll("rowId", "key", "Keep one");
    }

    @Test
    void aRowIdThatIsNone() {
        refused(to("dataverse:accounts?operation=update&rowId=17")).hasMessageContainingAll("'17'", "GUID", "key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountnumber=A1", "a,,b", "a,", "a='x", "=1", "a,a"})
    void aKeyThatIsWrittenWrongly(String key) {
        refused(to("dataverse:accounts?operation=update&key=" + key)).hasMessageContaining("no list of columns");
    }

    @Test
    void aRowIdForAnOperationThatNamesNoRow() {
        refused(to("dataverse:accounts?operation=create&key=accountnumber")).hasMessageContaining("takes neither");
    }

    @Test
    void aRowOperationOnTheEnvironment() {
        refused(to("dataverse:environment?operation=upsert"))
                .hasMessageContainingAll("upsert", "needs a table", "whoAmI");
    }

    @Test
    void anEnvironmentOperationOnATable() {
        refused(to("dataverse:accounts?operation=whoAmI"))
                .hasMessageContainingAll("dataverse:environment", "create, retrieve");
    }

    @Test
    void aConsumerOfTheEnvironment() {
        refused(from("dataverse:environment")).hasMessageContainingAll("environment", "dataverse:TABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=name eq 'A'", "orderBy=name", "top=5"})
    void aConsumerThatWouldFilterWhatItTracks(String option) {
        refused(from("dataverse:accounts?" + option)).hasMessageContaining("the route's .filter()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operation=query",
                "rowId=00000000-0000-0000-0000-000000000001",
                "key=accountnumber",
                "ifMatch=*",
                "ifNoneMatch=*",
                "returnRepresentation=true",
                "ignoreNulls=true",
                "onlyChanged=true",
                "annotations=all",
                "outputType=iterator",
                "duplicateDetection=true",
                "bypassLogic=all",
                "bypassStepIds=00000000-0000-0000-0000-000000000001",
                "suppressFlows=true",
                "solution=Sales",
                "tag=night"
            })
    void aConsumerWithAnOptionOfProducers(String option) {
        refused(from("dataverse:accounts?" + option))
                .hasMessageContainingAll(option.substring(0, option.indexOf('=')), "for producers", "to(...)");
    }

    @ParameterizedTest
    @CsvSource({
        "callerObjectId=me, must be a GUID",
        "callerId=me, must be a GUID",
        "deadline=-1, deadline is",
        "headers.Authorization=x, set by the client itself"
    })
    void aConsumerWithARequestOptionThatCannotWork(String option, String told) {
        assertThatThrownBy(() ->
                        start(from("dataverse:accounts?" + option), Map.of("sales", settings("http://127.0.0.1:1"))))
                .hasStackTraceContaining(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursorName=mine", "startFrom=beginning"})
    void aProducerWithAnOptionOfConsumers(String option) {
        refused(to("dataverse:accounts?operation=query&" + option))
                .hasMessageContainingAll(option.substring(0, option.indexOf('=')), "for consumers", "from(...)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delay=-1",
                "delay=0",
                "initialDelay=-1",
                "repeatCount=-1",
                "backoffMultiplier=-1&backoffErrorThreshold=1",
                "backoffIdleThreshold=-1",
                "backoffErrorThreshold=-1"
            })
    void aScheduleWithANegativeNumber(String option) {
        refused(from("dataverse:accounts?" + option)).hasMessageContaining(option.substring(0, option.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"select=name&select=fax", "rowId=1&rowId=2", "pageSize=1&pageSize=2"})
    void anOptionThatStandsTwice(String options) {
        refused(to("dataverse:accounts?operation=query&" + options))
                .hasMessageContainingAll(options.substring(0, options.indexOf('=')), "more than once", "Keep one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"top=-1", "pageSize=-1", "pageSize=5001"})
    void aSizeThatCannotBe(String option) {
        refused(to("dataverse:accounts?operation=query&" + option)).hasMessageContaining("must be 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batchSize=-1", "batchSize=1001"})
    void aBatchSizeThatCannotBe(String option) {
        refused(to("dataverse:accounts?operation=create&" + option)).hasMessageContainingAll("batchSize", "must be");
    }

    @Test
    void aConsumersPageSizeThatCannotBe() {
        refused(from("dataverse:accounts?pageSize=-1")).hasMessageContaining("must be 1 or more");
    }

    @Test
    void aFilterThatLostItsPlus() {
        refused(to("dataverse:accounts?operation=query&filter=modifiedon gt 2026-01-01T00:00:00+02:00"))
                .hasMessageContainingAll("plus", "RAW(...)", "CamelDataverseFilter");
    }

    @Test
    void aFilterThatStandsTwice() {
        refused(to("dataverse:accounts?operation=query&filter=a eq 1&filter=b eq 2"))
                .hasMessageContaining("more than once");
    }

    @Test
    void aUrlWithoutTlsToAnotherHost() {
        refused(to("dataverse:accounts?operation=query"), Map.of("sales", settings("http://contoso.example")))
                .hasMessageContainingAll("clear text", "https");
    }

    @Test
    void aCertificateThatIsNotThere() {
        ConnectionSettings settings = settings("https://contoso.example");
        settings.setTokenSource(null);
        settings.setTenantId("tenant");
        settings.setClientId("client");
        settings.getCertificate().setFile("/nowhere/app.p12");
        settings.getCertificate().setPassword("pa55word");

        refused(to("dataverse:accounts?operation=query"), Map.of("sales", settings))
                .hasMessageContaining("app.p12")
                .hasMessageNotContaining("pa55word");
    }

    @Test
    void aTableNameThatIsNone() {
        refused(to("dataverse:accounts/1?operation=query")).hasMessageContaining("no name of a table");
    }
}
