// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;

import io.github.cameldataverse.client.changes.ChangePage;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.model.Change;
import io.github.cameldataverse.client.model.ValidationException;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The change feed on the wire. */
class ChangeFeedWireTest extends WireTest {
    @Test
    void aChangeFeedIsReadToItsDeltaLink() {
        String base = "http://127.0.0.1:" + SERVER.getPort();
        SERVER.stubFor(get(API + "accounts?$select=name")
                .willReturn(okJson("{\"value\":[" + ROW + "],\"@odata.nextLink\":\"" + base + "/next\"}")));
        SERVER.stubFor(get("/next").willReturn(okJson("{\"@odata.deltaLink\":\"" + base + "/delta\",\"value\":[]}")));
        SERVER.stubFor(get("/delta")
                .willReturn(okJson("{\"@odata.deltaLink\":\"" + base + "/delta2\",\"value\":[" + ROW
                        + ",{\"@odata.context\":\"x#accounts/$deletedEntity\",\"id\":\"" + ID
                        + "\",\"reason\":\"deleted\"}]}")));
        DataverseClient.ChangeSpec changes = client.table("accounts").changes();

        ChangePage first = changes.read(changes.begin(List.of("name"), Cursor.Phase.BASELINE), 0);
        assertThat(first.last()).isFalse();
        assertThat(first.next().phase()).isEqualTo(Cursor.Phase.BASELINE);
        ChangePage second = changes.read(first.next(), 0);
        assertThat(second.last()).isTrue();
        ChangePage delta = changes.read(Cursor.parse(second.next().toText()), 0);
        assertThat(delta.changes()).hasExactlyElementsOfTypes(Change.Upserted.class, Change.Deleted.class);
        assertThat(delta.next())
                .isEqualTo(new Cursor("account", List.of("name"), Cursor.Phase.CHANGES, base + "/delta2"));
        SERVER.verify(getRequestedFor(urlEqualTo("/next")).withHeader("Prefer", equalTo("odata.track-changes")));
    }

    @Test
    void aTableWithoutChangeTrackingIsRefused() {
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions"))
                .willReturn(okJson(
                        DEFINITION.replace("\"ChangeTrackingEnabled\":true", "\"ChangeTrackingEnabled\":false"))));
        assertThatThrownBy(() -> client.table("account").changes())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Change tracking is not enabled for table account");
    }
}
