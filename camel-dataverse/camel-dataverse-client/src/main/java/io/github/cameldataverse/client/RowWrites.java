// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.odata.RowReader;
import io.github.cameldataverse.client.odata.RowWriter;
import org.jspecify.annotations.Nullable;

/** Sends rows and reads what the service says of them. */
final class RowWrites {
    private static final Pattern ID_AT_END =
            Pattern.compile("\\(([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\)$");

    private final Connection connection;
    private final TableDefinition table;

    RowWrites(Connection connection, TableDefinition table) {
        this.connection = connection;
        this.table = table;
    }

    SavedRow create(Map<String, ? extends @Nullable Object> values, boolean returnRepresentation) {
        URI uri = connection.serviceRoot().resolve(table.entitySet());
        HttpCall call = HttpCall.of("POST", uri).about(table.logicalName(), null);
        return send(call, RowWriter.write(table, values, Set.of()), returnRepresentation);
    }

    /**
     * Sends a write.
     *
     * @param call POST or PATCH, with its conditions
     * @param body the row's JSON
     * @param returnRepresentation whether to ask for the row in the answer
     */
    SavedRow send(HttpCall call, byte[] body, boolean returnRepresentation) {
        HttpCall json = call.withHeader("Content-Type", "application/json").withBody(body);
        HttpCall wanted = returnRepresentation ? json.withHeader("Prefer", "return=representation") : json;
        return connection.pipeline().execute(wanted, reply -> read(call, reply));
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
