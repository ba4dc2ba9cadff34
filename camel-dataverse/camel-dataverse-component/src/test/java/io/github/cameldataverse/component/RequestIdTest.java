// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The service's id of the request that was answered last. */
class RequestIdTest extends EmulatorRoutes {
    private static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts?operation=create",
                "accounts?operation=retrieve&rowId=" + CONTOSO,
                "accounts?operation=update&rowId=" + CONTOSO,
                "accounts?operation=upsert&rowId=" + CONTOSO,
                "accounts?operation=delete&rowId=" + LITWARE,
                "accounts?operation=query",
                "accounts?operation=query&outputType=json",
                "accounts?operation=count",
                "environment?operation=whoAmI"
            })
    void standsInItsHeader(String endpoint) {
        Exchange done = exchange("dataverse:" + endpoint, Map.of("name", "x"));
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(DataverseConstants.REQUEST_ID, String.class))
                .matches(GUID);
    }

    @Test
    void ofManyRowsIsThatOfTheLastOne() {
        Exchange done =
                exchange("dataverse:accounts?operation=create", List.of(Map.of("name", "x"), Map.of("name", "y")));
        assertThat(done.getMessage().getHeader(DataverseConstants.REQUEST_ID, String.class))
                .matches(GUID);
    }

    @Test
    void isNotKeptFromAnEarlierCallWhereThereIsNone() {
        Map<String, Object> headers = Map.of(DataverseConstants.REQUEST_ID, "earlier");
        Exchange rows = exchange("dataverse:accounts?operation=query&outputType=iterator", null, headers);
        Exchange report = exchange("dataverse:environment?operation=testConnection", null, headers);
        assertThat(rows.getMessage().getHeaders()).doesNotContainKey(DataverseConstants.REQUEST_ID);
        assertThat(report.getMessage().getHeaders()).doesNotContainKey(DataverseConstants.REQUEST_ID);
    }
}
