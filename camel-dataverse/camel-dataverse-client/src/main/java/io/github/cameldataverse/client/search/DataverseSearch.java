// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Dataverse search in its version 2.0, an action whose parameters and answer hold JSON as text.
 *
 * @param urls URL of a path below the service root
 * @param calls makes a call and reads its answer
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/search/query">Dataverse search query</a>
 */
public record DataverseSearch(Function<String, URI> urls, Calls calls) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Makes calls. */
    @FunctionalInterface
    public interface Calls {
        /** Makes a call and reads its whole answer. */
        byte[] execute(HttpCall call);
    }

    /** Finds rows. */
    public SearchResult query(SearchRequest request) {
        ObjectNode body = body(request).put("count", true);
        JsonNode answer = send("searchquery", body);
        List<SearchHit> hits = new ArrayList<>();
        for (JsonNode hit : answer.path("Value")) {
            RowRef ref = ref(hit.path("EntityName"), hit.path("Id"));
            Map<String, List<String>> highlights = new LinkedHashMap<>();
            hit.path("Highlights").properties().forEach(each -> {
                List<String> texts = new ArrayList<>();
                each.getValue().forEach(text -> texts.add(text.asText()));
                highlights.put(each.getKey(), texts);
            });
            hits.add(new SearchHit(ref, hit.path("Score").asDouble(), columns(hit.path("Attributes")), highlights));
        }
        return new SearchResult(hits, answer.path("Count").asLong(hits.size()));
    }

    /** Suggests rows whose names go on from the term. */
    public List<SearchSuggestion> suggest(SearchRequest request) {
        List<SearchSuggestion> suggestions = new ArrayList<>();
        for (JsonNode each : send("searchsuggest", body(request)).path("Value")) {
            JsonNode row = each.path("Document");
            suggestions.add(new SearchSuggestion(
                    each.path("Text").asText(),
                    ref(row.path("@search.entityname"), row.path("@search.objectid")),
                    columns(row)));
        }
        return List.copyOf(suggestions);
    }

    /** Completes the term; empty where nothing goes on from it. */
    public String autocomplete(SearchRequest request) {
        ObjectNode body = body(request);
        body.remove(List.of("top", "orderby"));
        return send("searchautocomplete", body).path("Value").asText("");
    }

    private static ObjectNode body(SearchRequest request) {
        ObjectNode body = MAPPER.createObjectNode().put("search", request.term());
        if (request.table() != null) {
            ObjectNode table = MAPPER.createObjectNode().put("name", request.table());
            if (!request.select().isEmpty()) {
                request.select().forEach(table.putArray("selectcolumns")::add);
            }
            body.put("entities", MAPPER.createArrayNode().add(table).toString());
        }
        if (request.filter() != null) {
            body.put("filter", request.filter());
        }
        if (request.orderBy() != null) {
            JsonNode columns =
                    MAPPER.valueToTree(Arrays.stream(request.orderBy().split(","))
                            .map(String::strip)
                            .toList());
            body.put("orderby", columns.toString());
        }
        if (request.top() > 0) {
            body.put("top", request.top());
        }
        return body;
    }

    /** The answer is a JSON text inside of JSON. */
    private JsonNode send(String action, ObjectNode body) {
        try {
            HttpCall call = HttpCall.of("POST", urls.apply(action))
                    .withHeader("Content-Type", "application/json; charset=utf-8")
                    .withBody(MAPPER.writeValueAsBytes(body));
            JsonNode inner = MAPPER.readTree(
                    MAPPER.readTree(calls.execute(call)).path("response").asText("{}"));
            JsonNode error = inner.path("Error");
            if (error.isObject()) {
                throw refused(
                        "The search was refused: "
                                + error.path("message")
                                        .asText(error.path("Message").asText("no reason was given")),
                        null);
            }
            return inner;
        } catch (JsonProcessingException malformed) {
            throw refused("The answer of " + action + " is no JSON: " + malformed.getOriginalMessage(), malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, @Nullable Object> columns(JsonNode attributes) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        attributes.properties().forEach(each -> {
            if (each.getKey().indexOf('@') < 0) {
                columns.put(each.getKey(), MAPPER.convertValue(each.getValue(), Object.class));
            }
        });
        return columns;
    }

    private static RowRef ref(JsonNode table, JsonNode id) {
        try {
            return new RowRef(table.asText(), UUID.fromString(id.asText()));
        } catch (IllegalArgumentException noId) {
            throw refused("The search found a row whose id '" + id.asText() + "' is no GUID.", noId);
        }
    }

    private static ValidationException refused(String what, @Nullable Throwable cause) {
        return new ValidationException(what, ErrorDetails.NONE, cause);
    }
}
