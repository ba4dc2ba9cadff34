// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.model.AccessDeniedException;
import io.github.cameldataverse.client.model.Choice;
import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.ColumnLimits;
import io.github.cameldataverse.client.model.NotFoundException;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.ODataPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What definitions tell of single columns: choices of one column, limits of all columns of one type. Each is asked for when
 * a value first needs it. Thread-safe.
 */
final class ColumnDetails {
    private static final Logger LOG = LoggerFactory.getLogger(ColumnDetails.class);

    private final URI serviceRoot;
    private final HttpPipeline pipeline;
    private final int labelLanguage;
    private final FetchedOnce<List<Choice>> choices = new FetchedOnce<>();
    private final FetchedOnce<Map<String, ColumnLimits>> limits = new FetchedOnce<>();
    private final FetchedOnce<Integer> baseLanguage = new FetchedOnce<>();

    /**
     * Details below this service root.
     *
     * @param labelLanguage language code (LCID) of labels; 0 for the organization's base language
     */
    ColumnDetails(URI serviceRoot, HttpPipeline pipeline, int labelLanguage) {
        this.serviceRoot = serviceRoot;
        this.pipeline = pipeline;
        this.labelLanguage = labelLanguage;
    }

    List<Choice> choices(TableDefinition table, ColumnDefinition column) {
        return choices.get(table.logicalName() + "." + column.logicalName(), () -> fetchChoices(table, column));
    }

    ColumnLimits limits(TableDefinition table, ColumnDefinition column) {
        return LimitedType.of(column.type())
                .map(type -> limits.get(table.logicalName() + "." + type, () -> fetchLimits(table, type)))
                .map(known -> known.get(column.logicalName()))
                .orElse(ColumnLimits.NONE);
    }

    private List<Choice> fetchChoices(TableDefinition table, ColumnDefinition column) {
        String type = column.type();
        String cast = "Microsoft.Dynamics.CRM." + type.substring(0, type.length() - "Type".length())
                + "AttributeMetadata?$select=LogicalName&$expand=OptionSet,GlobalOptionSet";
        String path = "Attributes(LogicalName=" + ODataPath.literal(column.logicalName()) + ")/" + cast;
        int language = labelLanguage == 0 ? baseLanguage.get("", this::fetchBaseLanguage) : labelLanguage;
        return new ChoiceLabels(language).of(read(attributes(table) + path));
    }

    private int fetchBaseLanguage() {
        return read("organizations?$select=languagecode")
                .path("value")
                .path(0)
                .path("languagecode")
                .asInt();
    }

    private Map<String, ColumnLimits> fetchLimits(TableDefinition table, LimitedType type) {
        Map<String, ColumnLimits> found = new HashMap<>();
        try {
            JsonNode columns = read(attributes(table) + "Attributes/" + type.path());
            columns.path("value")
                    .forEach(column -> found.put(column.path("LogicalName").asText(), LimitedType.limits(column)));
        } catch (NotFoundException | AccessDeniedException | ValidationException untold) {
            // the service checks the values itself, only later
            LOG.debug("The limits of {} columns of table {} cannot be read", type, table.logicalName(), untold);
        }
        return Map.copyOf(found);
    }

    private static String attributes(TableDefinition table) {
        return "EntityDefinitions(LogicalName=" + ODataPath.literal(table.logicalName()) + ")/";
    }

    private JsonNode read(String path) {
        return JsonReply.read(pipeline, serviceRoot.resolve(path));
    }
}
