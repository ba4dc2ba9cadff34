// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.model.KeyDefinition;
import io.github.cameldataverse.client.model.NotFoundException;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.odata.Query;
import org.springframework.stereotype.Component;

/** The table account, used without routes: beans and routes share the connection. */
@Component
class Accounts {
    private static final String KEY = "accountnumber";

    private final DataverseClients clients;
    private final RunMark mark;

    Accounts(DataverseClients clients, RunMark mark) {
        this.clients = clients;
        this.mark = mark;
    }

    /** URL of the environment. */
    URI environment() {
        return clients.get(null).connection().environmentUrl();
    }

    /**
     * Checks what the routes need of the environment.
     *
     * @throws QuickstartException names what is missing, and how to make it
     */
    void check() {
        TableDefinition definition = table().definition();
        List<KeyDefinition> keys = definition.keys().stream()
                .filter(key -> key.columns().equals(List.of(KEY)))
                .toList();
        if (keys.isEmpty()) {
            throw new QuickstartException("the table account has no alternate key on the column " + KEY
                    + ", by which the customers are upserted. In Dataverse it does not exist by default. Make it in Power"
                    + " Apps > Tables > Account > Keys > New key, with the column " + KEY
                    + " (Account Number), and wait until its status is Active.");
        }
        if (keys.stream().noneMatch(KeyDefinition::active)) {
            throw new QuickstartException(
                    "the alternate key on the column " + KEY + " of the table account is not active"
                            + " yet. Look at Power Apps > Tables > Account > Keys, and wait until its status is Active.");
        }
        if (!definition.changeTracking()) {
            throw new QuickstartException(
                    "the table account does not track changes. Switch it on in Power Apps > Tables >"
                            + " Account > Properties > Advanced options > Track changes.");
        }
    }

    /** Removes the rows of this run, however far it came. */
    int removeOwn() {
        int removed = 0;
        for (UUID id : own()) {
            try {
                table().row(id).delete();
                removed++;
            } catch (NotFoundException gone) {
                continue; // removed by someone else, which is as good
            }
        }
        return removed;
    }

    private List<UUID> own() {
        Query query =
                Query.ALL.withSelect(List.of(KEY)).withFilter("startswith(" + KEY + ",'" + mark.number("") + "')");
        try (Stream<Row> rows = table().query(query)) {
            return rows.map(Row::id).toList();
        }
    }

    private DataverseClient.TableSpec table() {
        return clients.get(null).table("account");
    }
}
