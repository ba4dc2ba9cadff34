// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.row;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.RowReader;
import io.github.cameldataverse.client.odata.RowWriter;
import io.github.cameldataverse.client.odata.WriteRules;
import io.github.cameldataverse.client.odata.value.Definitions;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls for rows of one table, each value checked, and reads their answers. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/update-delete-entities-using-web-api">
 *     Update and delete table rows</a>
 */
public final class RowCalls {
    private static final Pattern ID_AT_END =
            Pattern.compile("\\(([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\)$");

    private final TableDefinition table;
    private final Definitions definitions;
    private final RowWriter writer;
    private final Function<String, URI> at;
    private final boolean ignoreNulls;

    /**
     * Calls for rows of this table.
     *
     * @param at URL of a path below the service root
     * @param ignoreNulls whether columns that are null are left out, rather than cleared
     */
    public RowCalls(TableDefinition table, Definitions definitions, Function<String, URI> at, boolean ignoreNulls) {
        this.table = table;
        this.definitions = definitions;
        this.writer = new RowWriter(table, definitions);
        this.at = at;
        this.ignoreNulls = ignoreNulls;
    }

    /** The table. */
    public TableDefinition table() {
        return table;
    }

    /** The name of a row by an alternate key; see {@link RowAddress}. */
    public RowAddress address(AlternateKey key) {
        return RowAddress.of(table, key, definitions);
    }

    /** A create; the service assigns the id, unless the row has one. */
    public HttpCall create(Map<String, ? extends @Nullable Object> values, RowTerms terms) {
        byte[] body = body(values, Set.of(), WriteRules.of(WriteRules.Purpose.CREATE), Map.of())
                .orElseThrow();
        HttpCall call = HttpCall.of("POST", at.apply(table.entitySet() + terms.options()))
                .about(table.logicalName(), null);
        return terms.preferencesOn(json(call, body));
    }

    /** An update, which never creates; empty where nothing is to be sent. */
    public Optional<HttpCall> update(
            RowAddress address, Map<String, ? extends @Nullable Object> values, RowTerms terms) {
        // without a condition a PATCH would create the row if it is gone
        RowTerms when = terms.ifMatch() == null ? terms.withIfMatch("*") : terms;
        return body(values, address.columns(), updating(terms), Map.of()).map(body -> patch(address, body, when));
    }

    /**
     * An upsert.
     *
     * @throws ValidationException where the terms have {@code onlyChanged}
     */
    public HttpCall upsert(RowAddress address, Map<String, ? extends @Nullable Object> values, RowTerms terms) {
        requireWhole(terms);
        byte[] body = body(values, address.columns(), WriteRules.of(WriteRules.Purpose.UPSERT), Map.of())
                .orElseThrow();
        return patch(address, body, terms);
    }

    /** A delete. */
    public HttpCall delete(RowAddress address, RowTerms terms) {
        return terms.conditionsOn(call("DELETE", address, ""));
    }

    /** A read. */
    public HttpCall retrieve(RowAddress address, RowTerms terms) {
        HttpCall call = call("GET", address, terms.query().toQueryString());
        return RowTerms.preferring(
                terms.conditionsOn(call), terms.query().annotations().preferences());
    }

    /**
     * The JSON of a row.
     *
     * @param without columns to leave out
     * @param leading members that come first, such as {@code @odata.type}
     * @return UTF-8; empty where nothing is to be sent
     */
    public Optional<byte[]> body(
            Map<String, ? extends @Nullable Object> values,
            Set<String> without,
            WriteRules rules,
            Map<String, String> leading) {
        return writer.write(
                values, without, new WriteRules(rules.purpose(), ignoreNulls, rules.onlyChanged()), leading);
    }

    /** The rules of an update on these terms. */
    public static WriteRules updating(RowTerms terms) {
        return new WriteRules(WriteRules.Purpose.UPDATE, false, terms.onlyChanged());
    }

    /**
     * Checks that an upsert sends whole rows.
     *
     * @throws ValidationException where the terms have {@code onlyChanged}
     */
    public void requireWhole(RowTerms terms) {
        if (terms.onlyChanged()) {
            throw new ValidationException(
                    "onlyChanged cannot go with an upsert (table " + table.logicalName()
                            + "): a row that is gone would be created with the changed columns only. Use update, or leave"
                            + " onlyChanged out.",
                    ErrorDetails.ofTable(table.logicalName()),
                    null);
        }
    }

    /** What the answer to a write says of the row. */
    public SavedRow read(HttpCall call, HttpReply reply) throws IOException {
        if (reply.status() == 204) {
            Boolean created = isKnownToCreate(call) ? Boolean.TRUE : isKnownToUpdate(call) ? Boolean.FALSE : null;
            return SavedRow.of(
                    reply.header("OData-EntityId").flatMap(RowCalls::id).orElse(null), created);
        }
        Row row = RowReader.readRow(table, reply.body());
        return SavedRow.of(row, reply.status() == 201);
    }

    private HttpCall patch(RowAddress address, byte[] body, RowTerms terms) {
        return terms.preferencesOn(terms.conditionsOn(json(call("PATCH", address, terms.options()), body)));
    }

    private HttpCall call(String method, RowAddress address, String options) {
        boolean isReference = address.path().startsWith("$");
        URI uri = isReference ? URI.create(address.path() + options) : at.apply(address.path() + options);
        return HttpCall.of(method, uri).about(table.logicalName(), address.label());
    }

    private static HttpCall json(HttpCall call, byte[] body) {
        return call.withHeader("Content-Type", "application/json").withBody(body);
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
