// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.ValidationException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Values, nulls, changes and counts in routes. */
class RowValuesRouteTest extends EmulatorRoutes {
    /** A bean of a user. */
    public record Order(UUID sample_orderid, Object sample_accountid, List<Object> sample_tags) {}

    private static final String ORDER = "11111111-0000-0000-0000-000000000001";
    private static final String BY_ID = "&rowId=" + ORDER;

    @Test
    void jsonNamesLookupsByKeyAndChoicesByLabel() {
        send("dataverse:sample_orders?operation=create", """
                {"sample_orderid": "%s", "sample_accountid": {"accountnumber": "ACC-1001"},
                 "sample_channel": "Web", "sample_tags": ["Gift", 3], "sample_deliverydate": "2026-01-31"}""".formatted(ORDER));
        Row row = order("&annotations=formatted");
        assertThat(row.getUuid("sample_accountid")).hasToString(CONTOSO);
        assertThat(row.getRef("sample_accountid").name()).isEqualTo("Contoso Ltd");
        assertThat(row.getFormatted("sample_channel")).isEqualTo("Web");
        assertThat(row).containsEntry("sample_tags", "2,3").containsEntry("sample_deliverydate", "2026-01-31");
    }

    @Test
    void aBeanHoldsReferencesAndKeys() {
        send(
                "dataverse:sample_orders?operation=create",
                new Order(UUID.fromString(ORDER), AlternateKey.of("accountnumber", "ACC-1001"), List.of("Gift")));
        assertThat(order("").getUuid("sample_accountid")).hasToString(CONTOSO);
        send(
                "dataverse:sample_orders?operation=update",
                new Order(UUID.fromString(ORDER), new RowRef("account", uuid(LITWARE)), List.of()));
        assertThat(order("").getUuid("sample_accountid")).hasToString(LITWARE);
        assertThat(order("")).containsEntry("sample_tags", null);
    }

    @Test
    void aRowThatWasReadIsWrittenBack() {
        create(Map.of("sample_name", "x", "sample_accountid", CONTOSO));
        Row row = order("");
        send("dataverse:sample_orders?operation=update", row);
        send(
                "dataverse:sample_orders?operation=update",
                row.with("sample_accountid", new RowRef("account", uuid(LITWARE))));
        assertThat(order("").getUuid("sample_accountid")).hasToString(LITWARE);
        assertThat(order("")).containsEntry("sample_name", "x");
    }

    @Test
    void nullsAreIgnoredOnRequestByOptionAndHeader() {
        create(Map.of("sample_name", "x"));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("sample_name", null);
        send("dataverse:sample_orders?operation=update&ignoreNulls=true" + BY_ID, nothing);
        template.requestBodyAndHeader(
                "dataverse:sample_orders?operation=update" + BY_ID, nothing, DataverseConstants.IGNORE_NULLS, true);
        assertThat(order("")).containsEntry("sample_name", "x");
        send("dataverse:sample_orders?operation=update" + BY_ID, nothing);
        assertThat(order("")).containsEntry("sample_name", null);
    }

    @Test
    void aRowWithoutChangesIsUnchangedAndNotSent() {
        create(Map.of("sample_name", "x"));
        Row row = order("");
        Object outcomes = send(
                "dataverse:sample_orders?operation=update&onlyChanged=true",
                List.of(row.with("sample_name", "x"), row.with("sample_name", "y")));
        assertThat(outcomes)
                .asInstanceOf(InstanceOfAssertFactories.list(RowOutcome.class))
                .extracting(RowOutcome::status)
                .containsExactly(RowOutcome.Status.unchanged, RowOutcome.Status.updated);
        assertThat(order("")).containsEntry("sample_name", "y");
    }

    @Test
    void onlyChangedGoesWithUpdateOnly() {
        assertThatThrownBy(() -> send("dataverse:sample_orders?operation=upsert&onlyChanged=true" + BY_ID, Map.of()))
                .hasStackTraceContaining("onlyChanged goes with update only");
    }

    @Test
    void anUnchangedRowLeavesTheBodyAndSays304() {
        create(Map.of("sample_name", "x"));
        Row row = order("");
        String uri = "dataverse:sample_orders?operation=retrieve" + BY_ID;
        Exchange same = retrieve(uri, row);
        assertThat(same.getMessage().getBody()).isSameAs(row);
        assertThat(same.getMessage().getHeaders())
                .containsEntry(DataverseConstants.STATUS, 304)
                .containsEntry(DataverseConstants.ETAG, row.etag().orElseThrow())
                .containsEntry(DataverseConstants.ROW_ID, ORDER);
        send("dataverse:sample_orders?operation=update" + BY_ID, Map.of("sample_name", "y"));
        Exchange changed = retrieve(uri, row);
        assertThat(changed.getMessage().getBody(Row.class)).containsEntry("sample_name", "y");
        assertThat(changed.getMessage().getHeaders()).doesNotContainKey(DataverseConstants.STATUS);
    }

    @Test
    void aCountIsTheBody() {
        Exchange counted =
                template.request("dataverse:accounts?operation=count&filter=accountnumber eq @number", exchange -> {
                    exchange.getMessage().setHeader(DataverseConstants.PARAMETERS, Map.of("number", "ACC-1001"));
                });
        assertThat(counted.getMessage().getBody()).isEqualTo(1L);
        assertThat(counted.getMessage().getHeaders())
                .containsEntry(DataverseConstants.COUNT, 1)
                .containsEntry(DataverseConstants.TABLE, "account");
    }

    @Test
    void aValueThatTheColumnCannotHoldIsRefusedByItsName() {
        assertThatThrownBy(() -> create(Map.of("sample_line", 1000)))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(ValidationException.class, error -> assertThat(error.column())
                        .isEqualTo("sample_line"));
    }

    private Exchange retrieve(String uri, Row known) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(known);
            exchange.getMessage()
                    .setHeader(DataverseConstants.IF_NONE_MATCH, known.etag().orElseThrow());
        });
    }

    private void create(Map<String, Object> columns) {
        Map<String, Object> row = new HashMap<>(columns);
        row.put("sample_orderid", ORDER);
        send("dataverse:sample_orders?operation=create", row);
    }

    private Row order(String options) {
        return template.requestBody("dataverse:sample_orders?operation=retrieve" + BY_ID + options, null, Row.class);
    }

    private static UUID uuid(String text) {
        return UUID.fromString(text);
    }
}
