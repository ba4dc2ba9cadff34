// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.expand.Expansion;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.query.Projection;
import io.github.cameldataverse.emulator.query.RowJson;
import io.github.cameldataverse.emulator.store.StoredRow;

/** Answers that hold one row, or the address of one. */
final class RowReply {

    private RowReply() {}

    static Reply representation(
            Environment environment, WebApiRequest request, TableDefinition table, StoredRow row, int status) {
        // an update ignores what is to be expanded
        String expand = request.is("PATCH") ? null : request.query().option("$expand");
        Expansion expansion = Expansions.ofRow(environment, request, table, expand);
        Projection projection =
                expansion.project(Projection.of(table, request.query().option("$select")));
        ObjectNode body = request.answer(table.entitySetName() + projection.context() + "/$entity");
        new RowJson(projection, request.prefer().annotations(), environment).write(row, body);
        expansion.write(row, body);
        return Reply.odata(status, body)
                .with("ETag", RowJson.etag(row))
                .with("Preference-Applied", request.prefer().applied());
    }

    /** The answer to a write that did not ask for a representation. */
    static Reply written(String address) {
        return Reply.noContent().with("OData-EntityId", address);
    }
}
