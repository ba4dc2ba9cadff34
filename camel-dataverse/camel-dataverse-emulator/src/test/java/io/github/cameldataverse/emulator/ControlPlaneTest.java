// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import io.github.cameldataverse.emulator.fault.ClockSetting;
import io.github.cameldataverse.emulator.fault.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ControlPlaneTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    private DataverseEmulator emulator;
    private Caller api;

    @BeforeEach
    void open() {
        emulator = EMULATOR.emulator();
        api = new Caller(emulator);
    }

    @Test
    void resetGoesBackToTheSeedAndToNormal() {
        api.post("accounts", "{'name':'More'}");
        control("PUT", "limits", "{'requests':1}");
        control("PUT", "mode", "{'mode':'disabled'}");
        control("POST", "faults", "{'effect':'cut'}");
        control("PUT", "clock", "{'fixed':'2020-01-01T00:00:00Z'}");

        assertThat(control("POST", "reset", null).status()).isEqualTo(204);

        assertThat(emulator.rows("accounts")).hasSize(4);
        assertThat(emulator.journal()).isEmpty();
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
        api.post("accounts", "{'name':'Now'}");
        assertThat(emulator.rows("accounts").toString()).doesNotContain("2020-01-01");
    }

    @Test
    void theJournalIsFilteredByMethodPathAndStatusAndHoldsNoSecrets() {
        api.get("accounts?$top=1", "Authorization", "Bearer topsecret");
        api.get("nothings?access_token=topsecret");
        api.get("nothings?a=b&%61ccess%5Ftoken=topsecret&Client%5fSecret=topsecret");
        api.post("accounts", "{'name':'topsecret'}");

        JsonNode all = control("GET", "journal", null).json();
        assertThat(all.path("count").asInt()).isEqualTo(4);
        assertThat(all.toString()).doesNotContain("topsecret");
        assertThat(count("?method=POST")).isEqualTo(1);
        assertThat(count("?path=*/accounts")).isEqualTo(2);
        assertThat(count("?path=*top=*")).isEqualTo(1);
        assertThat(count("?status=404")).isEqualTo(2);
        assertThat(control("DELETE", "journal", null).status()).isEqualTo(204);
        assertThat(count("")).isZero();
    }

    @Test
    void rowsAreThoseOfTheJavaApi() {
        Answer answer = control("GET", "rows/accounts", null);

        assertThat(answer.json().path("count").asInt()).isEqualTo(4);
        assertThat(answer.json().path("rows").findValuesAsText("modifiedon"))
                .isEqualTo(emulator.rows("accounts").stream()
                        .map(row -> row.get("modifiedon"))
                        .toList());
        assertThat(answer.json().path("rows").path(0).size())
                .isEqualTo(emulator.rows("accounts").get(0).size());
        assertThat(answer.response().body()).contains("\"revenue\":1250000.0000,");
    }

    @Test
    void theClockStandsMovesAndGoesBack() {
        control("PUT", "clock", "{'fixed':'2030-05-06T07:08:09Z'}");
        assertThat(created("Fixed")).isEqualTo("2030-05-06T07:08:09Z");
        control("PUT", "clock", "{'offsetSeconds':864000}");
        String moved = created("Moved");
        control("PUT", "clock", "{'system':true}");
        assertThat(moved).isGreaterThan(created("Back")).doesNotStartWith("2030");
        emulator.clock(ClockSetting.fixed(java.time.Instant.EPOCH));
        assertThat(created("Epoch")).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void administrationModeAnswersOnlyAdministrators() {
        control("PUT", "mode", "{'mode':'administration','administrators':['boss']}");

        Answer refused = api.get("WhoAmI", "Authorization", "Bearer somebody");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("0x8004A104");
        assertThat(refused.message())
                .isEqualTo("The Dynamics 365 organization you are attempting to access is currently disabled.  Please"
                        + " contact your system administrator");
        assertThat(refused.header("OData-Version")).isEqualTo("4.0");
        assertThat(refused.header("REQ_ID")).hasSize(36).isEqualTo(refused.header("x-ms-service-request-id"));
        assertThat(api.get("WhoAmI", "Authorization", "Bearer BOSS").status()).isEqualTo(200);
        assertThat(control("GET", "mode", null).json().path("mode").asText()).isEqualTo("administration");
        emulator.mode(Mode.NORMAL);
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void aDisabledEnvironmentAnswersNobody() {
        control("PUT", "mode", "{'mode':'disabled','administrators':['boss']}");

        assertThat(api.get("WhoAmI", "Authorization", "Bearer boss").code()).isEqualTo("0x8004A104");
    }

    @Test
    void faultsAreArmedListedAndDisarmed() {
        Answer armed = control(
                "POST",
                "faults",
                "{'effect':'status','status':503,'retryAfter':'1','path':'*/WhoAmI','times':2,'skip':1}");

        assertThat(armed.status()).isEqualTo(204);
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
        assertThat(api.get("WhoAmI").header("Retry-After")).isEqualTo("1");
        JsonNode list = control("GET", "faults", null).json().path("faults");
        assertThat(list).hasSize(1);
        assertThat(list.path(0).path("effect").asText()).isEqualTo("status");
        control("DELETE", "faults", null);
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "latency",
        "truncatedBody",
        "truncatedGzip",
        "wrongLength",
        "cut",
        "drip",
        "blackHole",
        "loginPage",
        "status"
    })
    void everyEffectHasAName(String effect) {
        assertThat(control("POST", "faults", "{'effect':'" + effect + "','latencyMillis':1}")
                        .status())
                .isEqualTo(204);
        assertThat(emulator.faults().armed().get(0).effect().kind().wireName()).isEqualTo(effect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"fixed\":\"2026-01-31T12:00:00Z\"}", "{\"offsetSeconds\":-3600}", "{\"system\":true}"})
    void theClockTellsHowItIsSet(String setting) {
        control("PUT", "clock", "{'fixed':'2020-01-01T00:00:00Z'}");

        assertThat(control("PUT", "clock", setting).status()).isEqualTo(204);
        assertThat(control("GET", "clock", null).response().body()).isEqualTo(setting);
    }

    @Test
    void limitsAreSetToldAndTakenAway() {
        control("PUT", "limits", "{'requests':1,'windowSeconds':10,'retryAfterSeconds':3,'servers':1,'dopHint':2}");

        assertThat(api.get("WhoAmI").header("x-ms-dop-hint")).isEqualTo("2");
        Answer refused = api.get("WhoAmI");
        assertThat(refused.header("Retry-After")).isEqualTo("3");
        assertThat(refused.header("OData-Version")).isEqualTo("4.0");
        assertThat(refused.header("REQ_ID")).hasSize(36).isEqualTo(refused.header("x-ms-service-request-id"));
        assertThat(control("GET", "limits", null).json().path("windowSeconds").asInt())
                .isEqualTo(10);
        control("DELETE", "limits", null);
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void aSnapshotKeepsIdsVersionsDeletionsAndDeltaTokensEvenInAnotherEmulator() {
        String delta = api.get("accounts?$select=name", "Prefer", "odata.track-changes")
                .json()
                .path("@odata.deltaLink")
                .asText();
        UUID kept = api.create("accounts", "{'name':'Kept','revenue':12.3456,'creditonhold':true}");
        String gone = "60c4e274-0d87-4711-80e5-00155db19e02";
        api.delete("accounts(" + gone + ")");
        String expected = api.get(delta).json().path("value").toString();
        String etag = api.get("accounts(" + kept + ")").header("ETag");
        String user = api.get("WhoAmI").json().path("UserId").asText();
        String snapshot = control("GET", "snapshot", null).response().body();
        control("POST", "reset", null);
        assertThat(api.get(delta).code()).isEqualTo("0x80044352");

        assertThat(raw("snapshot", snapshot).status()).isEqualTo(204);

        assertThat(api.get(delta).json().path("value").toString()).isEqualTo(expected);
        assertThat(api.get("accounts(" + kept + ")").header("ETag")).isEqualTo(etag);
        try (DataverseEmulator other = DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .seed(Seed.DEMO)
                .start()) {
            other.restore(snapshot);
            Caller there = new Caller(other);
            assertThat(there.get("WhoAmI").json().path("UserId").asText()).isEqualTo(user);
            String link = delta.replace(api.root(), there.root());
            assertThat(there.get(link).json().path("value")).hasSize(2);
            assertThat(other.rows("accounts")).isEqualTo(emulator.rows("accounts"));
        }
    }

    @Test
    void aSnapshotThatIsCutOffForeignOrDamagedChangesNothing() {
        String snapshot = emulator.snapshot();
        String before = emulator.rows("accounts").toString();
        String unknown = snapshot.replace("\"telephone1\":", "\"telephone9\":");

        for (String bad : new String[] {
            snapshot.substring(0, snapshot.length() / 2),
            snapshot.substring(0, snapshot.length() - 1),
            snapshot.replace(",\"complete\":true", ""),
            "{}",
            "[]",
            "",
            "{\"format\":\"something-else/1\",\"complete\":true}",
            snapshot.replace("\"contact\":{", "\"incident\":{"),
            snapshot.replaceFirst("\"version\":\\d+", "\"version\":\"x\""),
            unknown
        }) {
            assertThat(raw("snapshot", bad).status()).as(bad).isEqualTo(400);
        }

        assertThat(raw("snapshot", unknown).message()).contains("'telephone9'");
        assertThatThrownBy(() -> emulator.restore("{")).isInstanceOf(IllegalArgumentException.class);
        assertThat(emulator.rows("accounts")).hasToString(before);
        assertThat(emulator.snapshot()).isEqualTo(snapshot);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|faults|{'effect':'explode'}|'effect' must be one of",
                "POST|faults|{'effect':'cut','tmes':1}|Unknown member 'tmes'",
                "POST|faults|{'effect':'cut','times':-1}|must not be negative",
                "POST|faults|{'effect':'cut','times':'two'}|'times' must be a whole number",
                "POST|faults|{'effect':'cut','times':3000000000}|'times' must be a whole number",
                "POST|faults|{'effect':'cut','status':500}|'status' does not go with",
                "POST|faults|{'effect':'status','status':42}|'status' must be between",
                "POST|faults|{'effect':'cut','when':'never'}|'when' must be before or after",
                "POST|faults|{'effect':'latency','latencyMillis':-1}|'latencyMillis' must be between 0 and 86400000",
                "POST|faults|{'effect':'cut','latencyMillis':9223372036854775807}|'latencyMillis' must be between",
                "POST|faults|{'effect':'drip','pauseMillis':86400001}|'pauseMillis' must be between",
                "POST|faults|{'effect':'latency'}|The effect 'latency' needs 'latencyMillis'",
                "POST|faults|{'effect':|invalid JSON",
                "POST|faults|[]|JSON object",
                "PUT|limits|{'requests':-1}|must not be negative",
                "PUT|limits|{'concurrent':1}|would refuse every request",
                "PUT|limits|{'servers':0}|at least one server",
                "PUT|limits|{'waited':'yes'}|'waited' must be true or false",
                "PUT|limits|{'request':1}|Unknown member 'request'",
                "PUT|clock|{}|One of fixed, offsetSeconds and system",
                "PUT|clock|{'system':false}|'system' must be true",
                "PUT|clock|{'fixed':'yesterday'}|'fixed' must be like",
                "PUT|clock|{'fixed':'2020-01-01T00:00:00Z','system':true}|One of fixed",
                "PUT|mode|{'mode':'closed'}|'mode' must be normal",
                "PUT|mode|{'mode':'administration','administrators':'me'}|an array of texts",
                "GET|rows/acounts||Unknown entity set 'acounts'",
                "GET|rows/acounts||accounts,",
                "GET|journal?verb=GET||verb"
            })
    void aMalformedRequestIsRefusedAndSaysWhy(String method, String path, String body, String why) {
        Answer answer = control(method, path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains(why);
        assertThat(emulator.faults().armed()).isEmpty();
    }

    @Test
    void otherPathsAndMethodsAreNamed() {
        assertThat(control("GET", "restart", null).status()).isEqualTo(404);
        assertThat(control("GET", "restart", null).message()).contains("journal", "faults");
        assertThat(control("GET", "reset", null).status()).isEqualTo(405);
    }

    @Test
    void theControlPlaneNeedsNoTokenAndIsNoPartOfTheJournal() {
        try (DataverseEmulator strict =
                DataverseEmulator.builder().seed(Seed.DEMO).start()) {
            Caller there = new Caller(strict);
            assertThat(there.get("WhoAmI").status()).isEqualTo(401);
            strict.journal();
            assertThat(there.get(strict.httpEnvironmentUrl() + "/__emulator/journal")
                            .json()
                            .path("count")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    private int count(String query) {
        return control("GET", "journal" + query, null).json().path("count").asInt();
    }

    private String created(String name) {
        UUID id = api.create("accounts", "{'name':'" + name + "'}");
        return api.get("accounts(" + id + ")").json().path("createdon").asText();
    }

    private Answer control(String method, String path, String body) {
        return api.send(method, emulator.httpEnvironmentUrl() + "/__emulator/" + path, body);
    }

    /** The body as it is: a snapshot may hold apostrophes. */
    private Answer raw(String path, String body) {
        return new Caller(emulator)
                .sendBytes(
                        "PUT",
                        emulator.httpEnvironmentUrl() + "/__emulator/" + path,
                        body.getBytes(StandardCharsets.UTF_8));
    }
}
