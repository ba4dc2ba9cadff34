// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.http.Caller;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.metadata.JsonReply;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.odata.WriteRules;
import io.github.cameldataverse.client.row.RowAddress;
import io.github.cameldataverse.client.row.RowCalls;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows by a bulk message, with type and key of each. A chunk is all or nothing, but not on an elastic table, where
 * nobody knows which of its rows are written once one has failed.
 *
 * @param most rows a message
 * @param elastic whether the table is elastic
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations">Use bulk operation
 *     messages</a>
 */
record BulkMessage(Caller caller, RowRequests requests, int most, boolean elastic) implements ChunkSender {
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    /** Column of an elastic table that tells where a row is. */
    private static final String PARTITION = "partitionid";

    @Override
    public Optional<HttpCall> prepare(NamedRow row, @Nullable RowAddress address) {
        RowCalls rows = requests.rows();
        Verb verb = requests.verb();
        if (verb == Verb.UPSERT) {
            rows.requireWhole(requests.terms());
        }
        RowAddress name = verb == Verb.CREATE ? null : requests.named(address);
        Set<String> without = name == null ? Set.of() : name.columns();
        WriteRules rules = verb == Verb.UPDATE ? RowCalls.updating(requests.terms()) : WriteRules.of(verb.purpose());
        Map<String, ? extends @Nullable Object> values = verb == Verb.DELETE ? Map.of() : row.values();
        return rows.body(values, without, rules, leading(name, row))
                .map(json -> call(name == null ? null : name.label()).withBody(json));
    }

    private Map<String, String> leading(@Nullable RowAddress name, NamedRow row) {
        TableDefinition table = requests.rows().table();
        Map<String, String> members = new LinkedHashMap<>();
        members.put("@odata.type", NAMESPACE + table.logicalName());
        if (name != null && name.id() != null) {
            members.put(table.primaryId(), name.id().toString());
        } else if (name != null) {
            members.put("@odata.id", name.path());
        }
        Object partition = row.values().get(PARTITION);
        if (requests.verb() == Verb.DELETE && partition != null) {
            members.put(PARTITION, partition.toString());
        }
        return members;
    }

    private HttpCall call(@Nullable String label) {
        TableDefinition table = requests.rows().table();
        String path = table.entitySet() + "/" + NAMESPACE + requests.verb().message();
        return HttpCall.of("POST", caller.at(path))
                .withHeader("Content-Type", "application/json")
                .about(table.logicalName(), label);
    }

    @Override
    public List<RowOutcome> send(List<ReadyRow> rows) {
        HttpCall call = (rows.size() == 1 ? rows.get(0).request() : call(null)).withBody(targets(rows));
        try {
            return caller.execute(call, reply -> outcomes(rows, reply));
        } catch (DataverseException error) {
            DataverseException told = elastic && rows.size() > 1 ? unclear(error, rows.size()) : error;
            return rows.stream()
                    .map(row -> RowOutcome.failed(row.index(), told))
                    .toList();
        }
    }

    private static byte[] targets(List<ReadyRow> rows) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(rows.size() * 256);
        String separator = "{\"Targets\":[";
        for (ReadyRow row : rows) {
            body.writeBytes(separator.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(row.json());
            separator = ",";
        }
        body.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private List<RowOutcome> outcomes(List<ReadyRow> rows, HttpReply reply) throws IOException {
        if (requests.verb() != Verb.CREATE) {
            return rows.stream().map(requests::outcome).toList();
        }
        JsonNode ids = JsonReply.read(reply).path("Ids");
        if (ids.size() != rows.size()) {
            throw new IOException(
                    "the answer to CreateMultiple of " + rows.size() + " rows has " + ids.size() + " ids");
        }
        List<RowOutcome> outcomes = new ArrayList<>();
        for (ReadyRow row : rows) {
            outcomes.add(requests.outcome(
                    row, SavedRow.of(id(ids.get(outcomes.size()).asText()), true)));
        }
        return outcomes;
    }

    private static UUID id(String text) throws IOException {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the answer to CreateMultiple has an id that is none", malformed);
        }
    }

    private static DataverseException unclear(DataverseException error, int rows) {
        return new AmbiguousOutcomeException(
                error.getMessage() + " The table is elastic, where some of the " + rows
                        + " rows that were sent together may be written nevertheless. Look them up before you send them"
                        + " again, or use writeMode=batch, which tells for each row.",
                error.details(),
                error);
    }
}
