// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.model.AccessDeniedException;
import io.github.cameldataverse.client.model.NotFoundException;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.ODataPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which messages tables have, and which tables are elastic; each is asked for once. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations">Use bulk operation
 *     messages</a>
 */
final class TableMessages {
    private static final Logger LOG = LoggerFactory.getLogger(TableMessages.class);

    private final URI serviceRoot;
    private final HttpPipeline pipeline;
    private final FetchedOnce<Boolean> messages = new FetchedOnce<>();
    private final FetchedOnce<Boolean> elastic = new FetchedOnce<>();

    TableMessages(URI serviceRoot, HttpPipeline pipeline) {
        this.serviceRoot = serviceRoot;
        this.pipeline = pipeline;
    }

    boolean has(TableDefinition table, String message) {
        String path = "sdkmessagefilters?$select=sdkmessagefilterid&$filter="
                + ODataPath.encode("sdkmessageid/name eq @message and primaryobjecttypecode eq @table")
                + "&@message=" + ODataPath.encode(ODataPath.literal(message))
                + "&@table=" + ODataPath.encode(ODataPath.literal(table.logicalName()));
        return messages.get(
                table.logicalName() + "." + message,
                () -> !ask(path).path("value").isEmpty());
    }

    boolean isElastic(TableDefinition table) {
        String path = "EntityDefinitions(LogicalName=" + ODataPath.literal(table.logicalName()) + ")?$select=TableType";
        return elastic.get(
                table.logicalName(),
                () -> ask(path).path("TableType").asText("").equals("Elastic"));
    }

    private JsonNode ask(String path) {
        try {
            return JsonReply.read(pipeline, serviceRoot.resolve(path));
        } catch (NotFoundException | AccessDeniedException | ValidationException untold) {
            // rows can be written without, only slower
            LOG.debug("What the environment can do with many rows cannot be read", untold);
            return JsonReply.NOTHING;
        }
    }
}
