// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.component.poll.FileCursorRepository;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The routes of the README, as they stand there, do what it says. */
class ReadmeTest extends EmulatorRoutes {
    @TempDir
    Path cursors;

    /** A line of the CSV file. */
    @CsvRecord(separator = ",")
    public static final class Customer {
        @DataField(pos = 1)
        @JsonProperty("accountnumber")
        String number;

        @DataField(pos = 2)
        @JsonProperty("name")
        String name;
    }

    private static final class Routes extends RouteBuilder {
        @Override
        public void configure() {
            from("file:inbox?include=.*csv")
                    .unmarshal(new BindyCsvDataFormat(Customer.class)) // many rows, one verb
                    .to("dataverse:accounts?connection=sales&operation=upsert&key=accountnumber");

            from("dataverse:accounts?connection=sales&select=name,creditlimit&offsetRepository=#cursors")
                    .routeId("credit-limits")
                    .choice()
                    .when(header(DataverseConstants.CHANGE_TYPE).isEqualTo("deleted"))
                    .to("direct:closed")
                    .otherwise()
                    .to("direct:changed");
        }
    }

    @Test
    void theRoutesOfTheReadmeAreThese() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).isTrue();
        String source =
                Files.readString(Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java"));
        assertThat(source.replaceAll("\\s", "")).contains(block.group(1).replaceAll("\\s", ""));
    }

    @Test
    void theRoutesOfTheReadmeUpsertRowsAndReceiveTheirChanges() throws Exception {
        camel.stop();
        camel = newContext(); // not started yet, so that the routes can be led to where the test is
        FileCursorRepository repository = new FileCursorRepository(cursors);
        camel.getRegistry().bind("cursors", repository);
        camel.addRoutes(new Routes());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:closed").to("mock:closed");
                from("direct:changed").to("mock:changed");
            }
        });
        ModelCamelContext model = (ModelCamelContext) camel;
        AdviceWith.adviceWith(model, 0, route -> route.replaceFromWith("direct:inbox"));
        AdviceWith.adviceWith(
                model,
                "credit-limits",
                route -> route.replaceFromWith(route.getOriginalRoute().getEndpointUrl() + "&delay=200"));
        MockEndpoint changed = mock("changed");
        changed.expectedMessageCount(2);
        camel.start();
        template = camel.createProducerTemplate();
        await().until(() -> repository
                .load("sales/accounts/credit-limits")
                .filter(cursor -> cursor.phase() == Cursor.Phase.CHANGES)
                .isPresent());

        template.sendBody("direct:inbox", "R-1,Contoso\nR-2,Fabrikam\n");

        changed.assertIsSatisfied();
        assertThat(changed.getExchanges()).extracting(Exchange::getMessage).allSatisfy(message -> assertThat(
                        message.getHeader(DataverseConstants.CHANGE_TYPE))
                .isEqualTo("upserted"));
    }
}
