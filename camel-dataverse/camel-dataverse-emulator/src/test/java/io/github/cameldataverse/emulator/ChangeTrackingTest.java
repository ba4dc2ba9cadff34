// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeTrackingTest {

    private static final SettableClock CLOCK =
            new SettableClock(Clock.systemUTC().instant());

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .clock(CLOCK)
            .build();

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    @Test
    void theFirstReadGivesEveryRowAndALinkThatKeepsTheSelection() {
        Answer answer = first("accounts?$select=name");

        assertThat(answer.header("Preference-Applied")).isEqualTo("odata.track-changes");
        assertThat(answer.json().path("value")).hasSize(4);
        assertThat(deltaLink(answer))
                .startsWith(api.root() + "accounts?$select=name&$deltatoken=")
                .matches(".*\\$deltatoken=\\d+%21\\d\\d%2f\\d\\d%2f\\d{4}%20\\d\\d%3a\\d\\d%3a\\d\\d");
        assertThat(answer.response().body().indexOf("@odata.deltaLink"))
                .isLessThan(answer.response().body().indexOf("\"value\""));
    }

    @Test
    void aDeltaHoldsChangedRowsThenDeletions() {
        String link = deltaLink(first("accounts?$select=name"));
        List<String> ids = api.get("accounts?$select=name").json().path("value").findValuesAsText("accountid");
        api.delete("accounts(" + ids.get(0) + ")");
        api.patch("accounts(" + ids.get(1) + ")", "{'name':'Changed'}");
        UUID created = api.create("accounts", "{'name':'Created'}");

        JsonNode delta = api.get(link).json();

        assertThat(delta.path("@odata.context").asText()).endsWith("$metadata#accounts(name)/$delta");
        List<JsonNode> value = list(delta.path("value"));
        assertThat(value.get(value.size() - 1).path("@odata.context").asText())
                .endsWith("$metadata#accounts/$deletedEntity");
        assertThat(value.get(value.size() - 1).path("id").asText()).isEqualTo(ids.get(0));
        assertThat(value.get(value.size() - 1).path("reason").asText()).isEqualTo("deleted");
        assertThat(delta.path("value").findValuesAsText("accountid"))
                .contains(ids.get(1), created.toString())
                .doesNotContain(ids.get(0), ids.get(2));
    }

    @Test
    void aRowCreatedAndDeletedBetweenReadsIsReportedAsDeleted() {
        String link = deltaLink(first("accounts"));
        UUID id = api.create("accounts", "{'name':'Short'}");
        api.delete("accounts(" + id + ")");

        JsonNode delta = api.get(link).json();

        assertThat(delta.path("value")).hasSize(1);
        assertThat(delta.path("value").path(0).path("id").asText()).isEqualTo(id.toString());
    }

    @Test
    void nothingChangedIsAnEmptyListAndANewLink() {
        Answer delta = api.get(deltaLink(first("accounts")));

        assertThat(delta.json().path("value").isArray()).isTrue();
        assertThat(delta.json().path("value")).isEmpty();
        assertThat(deltaLink(delta)).contains("$deltatoken=");
    }

    @Test
    void theLinkStandsOnTheLastPageAndMissesNothingThatChangedMeanwhile() {
        Answer one = first("accounts?$select=name", "odata.track-changes,odata.maxpagesize=3");
        assertThat(one.json().has("@odata.deltaLink")).isFalse();
        assertThat(one.json().path("@odata.nextLink").asText()).contains("istracking=%22True%22");
        String changed = one.json().path("value").path(0).path("accountid").asText();
        api.patch("accounts(" + changed + ")", "{'name':'Meanwhile'}");

        Answer two = api.get(one.json().path("@odata.nextLink").asText(), "Prefer", "odata.maxpagesize=3");

        assertThat(two.json().path("value")).hasSize(1);
        assertThat(api.get(deltaLink(two)).json().path("value").findValuesAsText("accountid"))
                .containsExactly(changed);
    }

    @Test
    void aDeltaIsPagedToo() {
        String link = deltaLink(first("contacts?$select=fullname"));
        for (int i = 0; i < 4; i++) {
            api.delete("contacts(" + api.create("contacts", "{'lastname':'Gone'}") + ")");
            api.create("contacts", "{'lastname':'Row " + i + "'}");
        }
        int rows = 0;
        int deletions = 0;
        String next = link;
        while (!next.isEmpty()) {
            JsonNode page = api.get(next, "Prefer", "odata.maxpagesize=3").json();
            for (JsonNode entry : page.path("value")) {
                deletions += entry.has("reason") ? 1 : 0;
                rows += entry.has("fullname") ? 1 : 0;
                assertThat(entry.has("fullname") && deletions > 0).isFalse();
            }
            next = page.path("@odata.nextLink").asText("");
            assertThat(page.has("@odata.deltaLink")).isEqualTo(next.isEmpty());
        }
        assertThat(rows).isEqualTo(4);
        assertThat(deletions).isEqualTo(4);
    }

    @Test
    void optionsThatDoNotGoTogetherWithTrackingAreRefused() {
        for (String option :
                List.of("$filter=name%20eq%20null", "$orderby=name", "$expand=primarycontactid", "$top=1")) {
            Answer answer = first("accounts?" + option);

            assertThat(answer.status()).as(option).isEqualTo(400);
            assertThat(answer.message()).endsWith("query parameter isn't supported when Change Tracking is enabled.");
        }
    }

    @Test
    void anOldTokenAndOneFromBeforeAResetAreExpired() {
        String old = deltaLink(first("accounts"));
        CLOCK.advance(Duration.ofDays(8));
        assertThat(api.get(old).code()).isEqualTo("0x80044352");

        String before = deltaLink(first("accounts"));
        EMULATOR.emulator().reset();
        assertThat(api.get(before).code()).isEqualTo("0x80044352");
    }

    @Test
    void theOrganizationSaysHowLongTokensAreGood() {
        String id = api.get("organizations")
                .json()
                .path("value")
                .path(0)
                .path("organizationid")
                .asText();
        api.patch("organizations(" + id + ")", "{'expirechangetrackingindays':30}", "If-Match", "*");
        String token = deltaLink(first("accounts"));
        CLOCK.advance(Duration.ofDays(29));
        assertThat(api.get(token).status()).isEqualTo(200);

        CLOCK.advance(Duration.ofDays(2));
        assertThat(api.get(token).code()).isEqualTo("0x80044352");
        assertThat(api.get(token).message())
                .isEqualTo("Version stamp associated with the client has expired. Please perform a full sync.");
    }

    private Answer first(String path) {
        return first(path, "odata.track-changes");
    }

    private Answer first(String path, String prefer) {
        return api.get(path, "Prefer", prefer);
    }

    private static String deltaLink(Answer answer) {
        return answer.json().path("@odata.deltaLink").asText();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }
}
