// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.ValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes of accounts that are written to contacts: the account's id, key and ETag stay with the account. */
class TwoTablesTest extends EmulatorRoutes {
    private static final String ACCOUNTS = "dataverse:accounts?startFrom=beginning&initialDelay=1&delay=60000";

    private static void toContact(Exchange exchange) {
        Row account = exchange.getMessage().getBody(Row.class);
        exchange.getMessage().setBody(Map.of("lastname", account.getString("name")));
    }

    private static List<Object> ids(String entitySet, String column) {
        return emulator.rows(entitySet).stream()
                .map(row -> (Object) String.valueOf(row.get(column)))
                .toList();
    }

    @Test
    void anUpsertThatNamesNoContactIsRefusedRatherThanGivenTheAccountsId() throws Exception {
        List<Object> before = ids("contacts", "contactid");
        mock("refused").expectedMessageCount(4);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ValidationException.class).handled(true).to("mock:refused");
                from(ACCOUNTS).process(TwoTablesTest::toContact).to("dataverse:contacts?operation=upsert");
            }
        });
        mock("refused").assertIsSatisfied();
        assertThat(mock("refused").getExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                .hasMessageContainingAll("No row is named", "contact");
        assertThat(ids("contacts", "contactid")).isEqualTo(before).doesNotContainAnyElementsOf(accountIds());
    }

    @Test
    void anUpsertThatNamesItsContactWritesNoAccountId() throws Exception {
        List<Object> before = ids("contacts", "contactid");
        String own = "49b0be2e-d01c-4d11-b83e-0000000000aa";
        mock("written").expectedMessageCount(4);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ACCOUNTS)
                        .process(TwoTablesTest::toContact)
                        .to("dataverse:contacts?operation=upsert&rowId=" + own)
                        .to("mock:written");
            }
        });
        mock("written").assertIsSatisfied();
        assertThat(mock("written").getExchanges())
                .allSatisfy(done -> assertThat(done.getMessage().getHeaders())
                        .containsEntry(DataverseConstants.TABLE, "contact")
                        .containsEntry(DataverseConstants.ROW_ID, own));
        assertThat(ids("contacts", "contactid"))
                .hasSize(before.size() + 1)
                .contains(own)
                .doesNotContainAnyElementsOf(accountIds());
    }

    private static List<Object> accountIds() {
        return ids("accounts", "accountid");
    }
}
