// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SyntheticRowsTest {

    private static final int COUNT = 6000;

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR =
            DataverseEmulatorExtension.with(settings -> settings.authentication(Authentication.OPTIONAL)
                    .seed(Seed.DEMO)
                    .rows("account", COUNT)
                    .rows("contact", 10));

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    @Test
    void theyStandBetweenTheStoredRowsInTheOrderOfTheIds() {
        List<String> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String next = "accounts?$select=name";
        while (!next.isEmpty()) {
            JsonNode page = api.get(next, "Prefer", "odata.maxpagesize=700").json();
            page.path("value").forEach(row -> {
                ids.add(row.path("accountid").asText());
                names.add(row.path("name").asText());
            });
            next = page.path("@odata.nextLink").asText();
        }

        assertThat(ids).isSorted().hasSize(COUNT + 4);
        assertThat(new HashSet<>(names))
                .hasSize(COUNT + 4)
                .contains("Account 0000000", "Account 0005999", "Contoso Ltd");
        assertThat(EMULATOR.emulator().rows("contacts")).hasSize(13);
    }

    @Test
    void oneIsRetrievedByIdAndByAlternateKey() {
        JsonNode row = api.get("accounts?$filter=name eq 'Account 0000042'".replace(" ", "%20"))
                .json()
                .path("value")
                .path(0);

        assertThat(api.get("accounts(" + row.path("accountid").asText() + ")")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("Account 0000042");
        assertThat(api.get("accounts(accountnumber='account%200000042')").json().path("accountid"))
                .isEqualTo(row.path("accountid"));
        assertThat(api.get("accounts(accountnumber='Account%209999999')").status())
                .isEqualTo(404);
        assertThat(row.path("versionnumber").asLong()).isPositive();
        assertThat(row.path("statecode").asInt()).isZero();
    }

    @Test
    void theyAreOrderedCountedAndFiltered() {
        JsonNode ordered = api.get(
                        "accounts?$select=name&$orderby=name%20desc&$count=true", "Prefer", "odata.maxpagesize=2")
                .json();

        assertThat(ordered.path("@odata.count").asInt()).isEqualTo(5000);
        assertThat(ordered.path("value").findValuesAsText("name")).containsExactly("Litware, Inc.", "Fourth Coffee");
        JsonNode second = api.get(ordered.path("@odata.nextLink").asText(), "Prefer", "odata.maxpagesize=2")
                .json();
        assertThat(second.path("value").findValuesAsText("name")).containsExactly("Contoso Ltd", "Adventure Works");
        assertThat(api.get("accounts?$select=name&$orderby=name%20desc&$filter=startswith(name,'Account%20000012')")
                        .json()
                        .path("value")
                        .findValuesAsText("name"))
                .hasSize(10)
                .startsWith("Account 0000129");
    }

    @Test
    void anUpdateAndADeletionAreStoredAndReported() {
        JsonNode all = api.get("accounts?$select=name", "Prefer", "odata.track-changes,odata.maxpagesize=5000")
                .json();
        String delta = api.get(
                        all.path("@odata.nextLink").asText(), "Prefer", "odata.track-changes,odata.maxpagesize=5000")
                .json()
                .path("@odata.deltaLink")
                .asText();
        String updated = all.path("value").path(7).path("accountid").asText();
        String deleted = all.path("value").path(8).path("accountid").asText();

        assertThat(api.patch("accounts(" + updated + ")", "{'name':'Changed'}", "If-Match", "*")
                        .status())
                .isEqualTo(204);
        assertThat(api.delete("accounts(" + deleted + ")").status()).isEqualTo(204);

        assertThat(api.get("accounts(" + updated + ")").json().path("name").asText())
                .isEqualTo("Changed");
        assertThat(api.get("accounts(" + deleted + ")").status()).isEqualTo(404);
        JsonNode changes = api.get(delta).json().path("value");
        assertThat(changes).hasSize(2);
        assertThat(changes.path(0).path("accountid").asText()).isEqualTo(updated);
        assertThat(changes.path(1).path("id").asText()).isEqualTo(deleted);
        assertThat(EMULATOR.emulator().rows("accounts")).hasSize(COUNT + 3);
        EMULATOR.emulator().reset();
        assertThat(api.get("accounts(" + deleted + ")").status()).isEqualTo(200);
    }

    @Test
    void theirIdsAndKeysAreTaken() {
        String id = String.valueOf(EMULATOR.emulator().rows("accounts").get(3).get("accountid"));

        assertThat(api.post("accounts", "{'accountid':'" + id + "'}").code()).isEqualTo("0x80040237");
        assertThat(api.post("accounts", "{'accountnumber':'Account 0000003'}").code())
                .isEqualTo("0x80060892");
    }

    @Test
    void aSnapshotHoldsThemAsTheirOriginOnly() {
        String id = String.valueOf(EMULATOR.emulator().rows("accounts").get(3).get("accountid"));
        Answer before = api.get("accounts(" + id + ")");
        String snapshot = EMULATOR.emulator().snapshot();
        api.patch("accounts(" + id + ")", "{'name':'Changed'}");

        EMULATOR.emulator().restore(snapshot);

        assertThat(snapshot).contains("\"synthetic\":{\"count\":").doesNotContain(id);
        assertThat(api.get("accounts(" + id + ")").response().body())
                .isEqualTo(before.response().body());
    }

    @Test
    void theOtherTablesCanHaveThemToo() {
        try (DataverseEmulator emulator = DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .rows("lead", 3)
                .rows("opportunity", 3)
                .rows("product", 3)
                .rows("sample_order", 3)
                .start()) {
            assertThat(List.of("leads", "opportunities", "products", "sample_orders"))
                    .allSatisfy(set -> assertThat(
                                    new Caller(emulator).get(set).json().path("value"))
                            .hasSize(3));
        }
    }

    @Test
    void activitiesCannotBeComputed() {
        DataverseEmulator.Builder settings = DataverseEmulator.builder().rows("task", 5);

        assertThatThrownBy(settings::start).hasMessageContaining("Rows of 'task' cannot be computed");
    }

    @Test
    void rowsOfAnUnknownTableAreRefusedWithNearNames() {
        DataverseEmulator.Builder settings = DataverseEmulator.builder().rows("acount", 5);

        assertThatThrownBy(settings::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unknown table 'acount'; near names: account");
        assertThatThrownBy(() -> DataverseEmulator.builder().rows("account", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSnapshotIsRestoredAlsoWhereAStoredRowTookTheKeyOfOneThatIsGone() {
        assertThat(api.delete("accounts(accountnumber='Account%200000005')").status())
                .isEqualTo(204);
        api.create("accounts", "{'name':'New','accountnumber':'Account 0000005'}");
        rename("Account%200000006", "between");
        rename("Account%200000007", "Account 0000006");
        rename("between", "Account 0000007");
        String snapshot = EMULATOR.emulator().snapshot();

        EMULATOR.emulator().restore(snapshot);

        assertThat(EMULATOR.emulator().snapshot()).isEqualTo(snapshot);
        assertThat(api.get("accounts(accountnumber='Account%200000006')")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("Account 0000007");
    }

    private void rename(String from, String to) {
        String id = api.get("accounts(accountnumber='" + from + "')")
                .json()
                .path("accountid")
                .asText();
        assertThat(api.patch("accounts(" + id + ")", "{'accountnumber':'" + to + "'}")
                        .status())
                .isEqualTo(204);
    }
}
