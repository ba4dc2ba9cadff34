// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.DuplicateException;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.emulator.fault.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a route does with a message that cannot work, and with an answer that is none. */
class BadInputTest extends EmulatorRoutes {
    private static final String ACCOUNTS = "dataverse:accounts?connection=sales&operation=";

    private Exception failure(String uri, Object body) {
        Exchange done = template.request(uri, exchange -> exchange.getMessage().setBody(body));
        assertThat(done.getException()).as(uri).isNotNull();
        return done.getException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "upsert"})
    void aBodyThatIsNullIsNoRow(String operation) {
        assertThat(failure(ACCOUNTS + operation, null))
                .isInstanceOf(ValidationException.class)
                .hasMessageContainingAll("body is null", "Map", "JSON");
    }

    @Test
    void aDeletionWithoutBodyAndNameIsRefused() {
        assertThat(failure(ACCOUNTS + "delete", null))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("No row is named");
        assertThat(accounts()).hasSize(4);
    }

    @Test
    void aBodyOfATypeThatIsNoRowIsRefusedWithItsType() {
        assertThat(failure(ACCOUNTS + "create", 17))
                .isInstanceOf(ValidationException.class)
                .hasMessageContainingAll("Integer", "Map");
        assertThat(failure(ACCOUNTS + "create", new Object()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void aBodyThatOnlyHasNothingToDoWithRowsIsNotSentInParts() {
        int before = accounts().size();
        failure(ACCOUNTS + "create", new ReentrantLock());
        assertThat(accounts()).hasSize(before);
    }

    @Test
    void aTextThatIsNoJsonIsRefused() {
        assertThat(failure(ACCOUNTS + "create", "name=Contoso"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("no JSON");
    }

    @Test
    void aBlankTextIsNoRow() {
        assertThat(failure(ACCOUNTS + "create", " ")).isInstanceOf(ValidationException.class);
    }

    @Test
    void anUnknownColumnOfARowListsTheNearOnes() {
        assertThat(failure(ACCOUNTS + "create", Map.of("nmae", "Contoso")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("nmae", "name");
    }

    @Test
    void anUnknownColumnOfSelectListsTheNearOnes() {
        assertThat(failure(ACCOUNTS + "query&select=nmae", null))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("nmae", "name");
    }

    @Test
    void anUnknownAlternateKeyListsThoseThatThereAre() {
        assertThat(failure(ACCOUNTS + "retrieve&key=name='Contoso Ltd'", null))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("alternate key", "accountnumber");
    }

    @Test
    void anUnknownTableListsTheNearOnes() {
        assertThat(failure("dataverse:acount?operation=create", Map.of("name", "x")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("acount", "account");
    }

    @Test
    void aValueOfTheWrongTypeIsRefused() {
        assertThat(failure(ACCOUNTS + "create", Map.of("numberofemployees", "many")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("numberofemployees");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThat(failure(ACCOUNTS + "create", Map.of("name", "x".repeat(5000))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("name");
    }

    @Test
    void aNumberOutOfRangeIsRefused() {
        assertThat(failure(ACCOUNTS + "create", Map.of("numberofemployees", -5)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("numberofemployees");
    }

    @Test
    void aValueOfAnAlternateKeyThatIsThereAlreadyIsADuplicate() {
        assertThat(failure(ACCOUNTS + "create", Map.of("accountnumber", "ACC-1001")))
                .isInstanceOf(DuplicateException.class);
        assertThat(accounts()).hasSize(4);
    }

    @Test
    void aRowOperationOnTheEnvironmentIsRefusedAlsoWhereAHeaderAsksForIt() {
        Exchange done = template.request("dataverse:environment", exchange -> exchange.getMessage()
                .setHeader(DataverseConstants.OPERATION, "create"));
        assertThat(done.getException())
                .isInstanceOf(ValidationException.class)
                .hasMessageContainingAll("create", "needs a table", "whoAmI");
    }

    @Test
    void aFilterInAHeaderThatLostItsPlusIsRefused() {
        Exchange done = exchange(
                "dataverse:accounts?operation=query",
                null,
                Map.of(DataverseConstants.FILTER, "modifiedon gt 2026-01-01T00:00:00 02:00"));
        assertThat(failure(done, ValidationException.class))
                .hasMessageContainingAll("plus", DataverseConstants.PARAMETERS);
    }

    @Test
    void aNegativeNumberInAHeaderIsRefused() {
        Exchange done = template.request(
                ACCOUNTS + "query", exchange -> exchange.getMessage().setHeader(DataverseConstants.TOP, -1));
        assertThat(done.getException()).isInstanceOf(ValidationException.class).hasMessageContaining("top is -1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "iterator", "json", "one&top=1"})
    void anAnswerThatBreaksOffIsAnErrorAndNeverAShorterResult(String outputType) {
        accounts(); // so that the definition is there already
        emulator.faults()
                .add(Fault.truncatedBody(200).method("GET").path("*/accounts").times(0));
        assertThat(failure(ACCOUNTS + "query&outputType=" + outputType, null)).isInstanceOf(TransportException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "iterator"})
    void aCompressedAnswerThatIsCutShortIsAnError(String outputType) {
        accounts();
        emulator.faults()
                .add(Fault.truncatedGzip().method("GET").path("*/accounts").times(0));
        assertThat(failure(ACCOUNTS + "query&outputType=" + outputType, null)).isInstanceOf(DataverseException.class);
    }

    @Test
    void anAnswerThatEndsBeforeItsRowsDoIsAnError() {
        accounts();
        emulator.faults()
                .add(Fault.wrongLength(100).method("GET").path("*/accounts").times(0));
        assertThat(failure(ACCOUNTS + "query", null)).isInstanceOf(DataverseException.class);
    }

    @Test
    void aLoginPageInsteadOfRowsSaysSo() {
        accounts();
        emulator.faults().add(Fault.loginPage().method("GET").path("*/accounts").times(0));
        assertThat(failure(ACCOUNTS + "query", null)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void aRouteThatSplitsAnIteratorFailsWhereTheRowsBreakOff() throws Exception {
        for (int i = 0; i < 20; i++) {
            send(ACCOUNTS + "create", Map.of("accountnumber", "B-" + i));
        }
        emulator.faults()
                .add(Fault.truncatedBody(50).method("GET").path("*skiptoken*").times(0));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:all")
                        .to(ACCOUNTS + "query&select=name&pageSize=5&outputType=iterator")
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .to("mock:each");
            }
        });
        assertThat(failure("direct:all", null)).hasStackTraceContaining("TransportException");
        // a splitter looks one row ahead, so that the last row of the page need not have been delivered
        assertThat(mock("each").getReceivedCounter()).isBetween(4, 5);
    }
}
