// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.emulator.Authentication;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.Seed;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static org.assertj.core.api.Assertions.assertThat;

/** What many rows come to does not depend on how they are sent, whichever rows they are. */
class BulkWriterPropertiesTest {
    private static final int CHUNK = 7;

    private static DataverseEmulator emulator;
    private static Connection connection;

    @BeforeContainer
    static void start() {
        emulator = DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .seed(Seed.DEMO)
                .start();
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(emulator.httpEnvironmentUrl().toString());
        settings.setTokenSource(request -> new AccessToken("token", Instant.MAX));
        connection = Connection.build("emulator", settings);
    }

    @AfterContainer
    static void stop() {
        connection.close();
        emulator.close();
    }

    /** Few keys, so that rows meet; some that are there already, some with a lookup to a row that is not there. */
    @Provide
    Arbitrary<List<NamedRow>> rows() {
        Arbitrary<String> keys =
                Arbitraries.of("ACC-1001", "ACC-1002", "P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "P-7", "P-8");
        Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
        Arbitrary<Boolean> bad =
                Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true)));
        return Combinators.combine(keys, names, bad)
                .as(BulkWriterPropertiesTest::row)
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 20)
    void aBatchIsWhatASequenceIs(@ForAll("rows") List<NamedRow> rows) {
        assertThat(ran(Verb.UPSERT, WriteMode.batch, rows)).isEqualTo(ran(Verb.UPSERT, WriteMode.single, rows));
    }

    @Property(tries = 20)
    void bisectedChunksAreWhatRowsOneByOneAre(@ForAll("rows") List<NamedRow> rows) {
        assertThat(ran(Verb.CREATE, WriteMode.multiple, rows)).isEqualTo(ran(Verb.CREATE, WriteMode.single, rows));
        assertThat(ran(Verb.UPSERT, WriteMode.multiple, rows)).isEqualTo(ran(Verb.UPSERT, WriteMode.single, rows));
    }

    @Property(tries = 20)
    void anUpsertMadeTwiceIsOneMadeOnce(@ForAll("rows") List<NamedRow> rows) {
        emulator.reset();
        List<String> first = write(Verb.UPSERT, WriteMode.auto, rows);
        Map<String, String> once = stored();
        assertThat(write(Verb.UPSERT, WriteMode.auto, rows)).isEqualTo(first);
        assertThat(stored()).isEqualTo(once);
    }

    /** The outcomes, and what is stored then. */
    private static List<Object> ran(Verb verb, WriteMode mode, List<NamedRow> rows) {
        emulator.reset();
        List<String> outcomes = write(verb, mode, rows);
        return List.of(outcomes, stored());
    }

    private static List<String> write(Verb verb, WriteMode mode, List<NamedRow> rows) {
        BulkOptions options = new BulkOptions(mode, CHUNK, OnRowError.report);
        List<String> told = new ArrayList<>();
        for (RowOutcome outcome : DataverseClient.create(connection)
                .table("accounts")
                .bulk(verb, options)
                .write(rows.iterator())
                .toList()) {
            Object error =
                    outcome.error() == null ? "" : outcome.error().getClass().getSimpleName();
            told.add(outcome.index() + " " + outcome.status() + " " + error);
        }
        return told;
    }

    private static Map<String, String> stored() {
        Map<String, String> names = new TreeMap<>();
        emulator.rows("accounts")
                .forEach(row -> names.put(String.valueOf(row.get("accountnumber")), String.valueOf(row.get("name"))));
        return names;
    }

    private static NamedRow row(String key, String name, boolean bad) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("accountnumber", key);
        values.put("name", name);
        if (bad) {
            values.put("primarycontactid", new UUID(0, 0xdead));
        }
        return NamedRow.of(AlternateKey.of("accountnumber", key), values);
    }
}
