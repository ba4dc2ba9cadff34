// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A header filter strategy keeps senders from steering a call, and results out of a message. */
class HeaderFilterTest extends EmulatorRoutes {
    @BeforeEach
    void bindStrategies() {
        DefaultHeaderFilterStrategy untrusting = new DefaultHeaderFilterStrategy();
        untrusting.setOutFilterStartsWith("CamelDataverse");
        camel.getRegistry().bind("untrusting", untrusting);
        DefaultHeaderFilterStrategy quiet = new DefaultHeaderFilterStrategy();
        quiet.getInFilter().add(DataverseConstants.TABLE);
        camel.getRegistry().bind("quiet", quiet);
    }

    @Test
    void aHeaderOfAnUntrustedSenderSteersNothing() {
        Object rows = template.requestBodyAndHeaders(
                "dataverse:accounts?operation=query&headerFilterStrategy=#untrusting",
                null,
                Map.of(DataverseConstants.OPERATION, "delete", DataverseConstants.ROW_ID, CONTOSO));
        assertThat((List<?>) rows).hasSize(4);
        assertThat(accounts()).hasSize(4);
    }

    @Test
    void aHeaderInAnotherCaseIsFilteredTooUnderItsOwnName() {
        DefaultHeaderFilterStrategy exact = new DefaultHeaderFilterStrategy();
        exact.getOutFilter().add(DataverseConstants.OPERATION);
        exact.getOutFilter().add(DataverseConstants.ROW_ID);
        camel.getRegistry().bind("exact", exact);
        for (String strategy : List.of("untrusting", "exact")) {
            Object rows = template.requestBodyAndHeaders(
                    "dataverse:accounts?operation=query&headerFilterStrategy=#" + strategy,
                    null,
                    Map.of("cameldataverseoperation", "delete", "CAMELDATAVERSEROWID", CONTOSO));
            assertThat((List<?>) rows).hasSize(4);
            assertThat(accounts()).hasSize(4);
        }
    }

    @Test
    void aResultThatIsNotWantedIsNotInTheMessage() {
        Exchange done =
                template.request("dataverse:accounts?operation=query&headerFilterStrategy=#quiet", exchange -> {});
        assertThat(done.getMessage().getHeaders())
                .containsKey(DataverseConstants.COUNT)
                .doesNotContainKey(DataverseConstants.TABLE);
    }

    @Test
    void aConsumerLeavesOutWhatIsNotWanted() throws Exception {
        mock("changes").expectedMinimumMessageCount(4);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dataverse:accounts?startFrom=beginning&initialDelay=1&headerFilterStrategy=#quiet")
                        .to("mock:changes");
            }
        });
        mock("changes").assertIsSatisfied();
        assertThat(mock("changes").getExchanges().get(0).getMessage().getHeaders())
                .containsKey(DataverseConstants.ROW_ID)
                .doesNotContainKey(DataverseConstants.TABLE);
    }
}
