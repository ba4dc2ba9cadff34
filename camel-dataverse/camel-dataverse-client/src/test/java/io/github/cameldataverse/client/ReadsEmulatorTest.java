// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDescription;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.odata.QuerySource;
import io.github.cameldataverse.client.search.SearchRequest;
import io.github.cameldataverse.emulator.Authentication;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Ways to read that the emulator answers as the documentation says. */
class ReadsEmulatorTest {
    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.with(
            emulator -> emulator.authentication(Authentication.OPTIONAL).seed(Seed.DEMO));

    private Connection connection;
    private DataverseClient client;

    @BeforeEach
    void connect() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(EMULATOR.emulator().httpEnvironmentUrl().toString());
        settings.setTokenSource(new FixedToken());
        connection = Connection.build("emulator", settings);
        client = DataverseClient.create(connection);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private List<Row> accounts(Query query) {
        try (Stream<Row> rows = client.table("accounts").query(query)) {
            return rows.toList();
        }
    }

    @Test
    void relatedRowsComeAlongCompleteAlsoWhereTheServicePagesThem() {
        SavedRow account = client.table("account").create(Map.of("name", "Parent"), false);
        RowRef parent = new RowRef("account", account.id().orElseThrow());
        for (int i = 0; i < 7; i++) {
            client.table("task").create(Map.of("subject", "T" + i, "regardingobjectid", parent), false);
        }
        Query one = Query.ALL.withFilter("name eq 'Parent'").withSelect(List.of("name"));
        Row flat = accounts(one.withExpand("Account_Tasks($select=subject)")).get(0);
        assertThat((List<?>) flat.get("Account_Tasks")).hasSize(7);
        Row nested = accounts(one.withPageSize(3)
                        .withExpand(
                                "Account_Tasks($select=subject),createdby($select=fullname;$expand=businessunitid)"))
                .get(0);
        assertThat((List<?>) nested.get("Account_Tasks"))
                .extracting(task -> ((Row) task).getString("subject"))
                .containsExactlyInAnyOrder("T0", "T1", "T2", "T3", "T4", "T5", "T6");
        Row user = (Row) nested.get("createdby");
        assertThat(((Row) user.get("businessunitid")).ref().table()).isEqualTo("businessunit");
    }

    @Test
    void groupsAreCounted() {
        List<Row> groups = accounts(
                Query.ALL.withSource(new QuerySource.Applied("groupby((statecode),aggregate($count as count))")));
        assertThat(groups).singleElement().satisfies(group -> assertThat(group.getInteger("count"))
                .isEqualTo(EMULATOR.emulator().rows("accounts").size()));
    }

    @Test
    void aSearchFindsRows() {
        assertThat(client.search().query(SearchRequest.of("contoso")).hits())
                .extracting(hit -> hit.ref().table())
                .contains("account");
        assertThat(client.search().suggest(SearchRequest.of("Cont"))).isNotEmpty();
        assertThat(client.search().autocomplete(SearchRequest.of("conto"))).contains("contoso");
    }

    @Test
    void aTableIsDescribed() {
        TableDescription account = client.table("accounts").describe();
        assertThat(account.choices()).containsKey("statecode");
        assertThat(account.relationships())
                .anyMatch(relationship -> relationship.navigationProperty().equals("Account_Tasks")
                        && relationship.table().equals("task"));
    }
}
