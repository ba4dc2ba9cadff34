// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.odata.RowReader;
import io.github.cameldataverse.client.odata.RowWriter;
import io.github.cameldataverse.client.odata.WriteMode;
import org.jspecify.annotations.Nullable;

/** Sends rows and reads what the service says of them. */
final class RowWrites {
    /** The preference for a row that comes back as the service stored it. */
    static final String REPRESENTATION = "return=representation";

    private static final Pattern ID_AT_END =
            Pattern.compile("\\(([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\)$");

    private final Calls calls;
    private final TableDefinition table;
    private final RowWriter writer;
    private final boolean ignoreNulls;

    RowWrites(Calls calls, TableDefinition table, boolean ignoreNulls) {
        this.calls = calls;
        this.table = table;
        this.writer = new RowWriter(table, calls.connection().tables());
        this.ignoreNulls = ignoreNulls;
    }

    Calls calls() {
        return calls;
    }

    TableDefinition table() {
        return table;
    }

    SavedRow create(Map<String, ? extends @Nullable Object> values, boolean returnRepresentation) {
        HttpCall call = HttpCall.of("POST", calls.at(table.entitySet())).about(table.logicalName(), null);
        byte[] body =
                body(values, Set.of(), WriteMode.of(WriteMode.Purpose.CREATE)).orElseThrow();
        return send(call, body, returnRepresentation ? List.of(REPRESENTATION) : List.of());
    }

    /** A row's JSON; empty where nothing is to be sent. */
    Optional<byte[]> body(Map<String, ? extends @Nullable Object> values, Set<String> without, WriteMode mode) {
        return writer.write(values, without, new WriteMode(mode.purpose(), ignoreNulls, mode.onlyChanged()));
    }

    /**
     * Sends a write.
     *
     * @param call POST or PATCH, with its conditions
     * @param body the row's JSON
     * @param preferences what the answer should be like
     */
    SavedRow send(HttpCall call, byte[] body, List<String> preferences) {
        HttpCall json = call.withHeader("Content-Type", "application/json").withBody(body);
        HttpCall wanted = preferences.isEmpty() ? json : json.withHeader("Prefer", String.join(",", preferences));
        return calls.execute(wanted, reply -> read(call, reply));
    }

    private SavedRow read(HttpCall call, HttpReply reply) throws IOException {
        if (reply.status() == 204) {
            Boolean created = isKnownToCreate(call) ? Boolean.TRUE : isKnownToUpdate(call) ? Boolean.FALSE : null;
            return SavedRow.of(
                    reply.header("OData-EntityId").flatMap(RowWrites::id).orElse(null), created);
        }
        Row row = RowReader.readRow(table, reply.body());
        return SavedRow.of(row, reply.status() == 201);
    }

    private static boolean isKnownToCreate(HttpCall call) {
        return call.method().equals("POST") || "*".equals(call.headers().get("If-None-Match"));
    }

    private static boolean isKnownToUpdate(HttpCall call) {
        return call.headers().containsKey("If-Match");
    }

    /** The id at the end of an entity URL; absent where it names the row by an alternate key. */
    private static Optional<UUID> id(String entityUrl) {
        Matcher id = ID_AT_END.matcher(entityUrl);
        return id.find() ? Optional.of(UUID.fromString(id.group(1))) : Optional.empty();
    }
}
