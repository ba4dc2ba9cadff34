// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.invoke;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.metadata.TableDefinitions;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.odata.RowReader;
import io.github.cameldataverse.client.odata.expand.RowShape;
import org.jspecify.annotations.Nullable;

/**
 * Reads the result of an action or function: rows where the answer says that it holds rows of a table, else values.
 *
 * @param tables the environment's tables
 */
public record ResultReader(TableDefinitions tables) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern ENTITY_SET = Pattern.compile(".*#([a-z_][a-z0-9_]*)(?:[(/].*)?");
    private static final int NO_CONTENT = 204;

    /**
     * A result.
     *
     * @param value a row, a list of rows, a map, a list, a plain value, or null where there is none
     * @param nextLink where a list goes on, if it does
     */
    public record Result(@Nullable Object value, @Nullable String nextLink) {}

    /** Reads an answer whole. */
    public Result read(HttpReply reply) throws IOException {
        if (reply.status() == NO_CONTENT) {
            return new Result(null, null);
        }
        JsonNode answer = MAPPER.readTree(reply.body());
        if (answer == null || answer.isMissingNode()) {
            return new Result(null, null);
        }
        TableDefinition table = table(answer.path("@odata.context").asText(""));
        JsonNode value = answer.get("value");
        String next = answer.path("@odata.nextLink").asText(null);
        if (value == null) {
            return new Result(table == null ? plain(answer) : row(answer, table), next);
        }
        return new Result(table == null || !value.isArray() ? plain(value) : rows(value, table), next);
    }

    private @Nullable TableDefinition table(String context) {
        Matcher set = ENTITY_SET.matcher(context);
        if (!set.matches()) {
            return null;
        }
        try {
            return tables.get(set.group(1));
        } catch (UnknownNameException noTable) {
            // definitions are entity sets too, but no tables
            return null;
        }
    }

    private static List<Object> rows(JsonNode items, TableDefinition table) throws IOException {
        List<Object> rows = new ArrayList<>();
        for (JsonNode item : items) {
            rows.add(row(item, table));
        }
        return rows;
    }

    private static Object row(JsonNode item, TableDefinition table) throws IOException {
        return RowReader.readRow(RowShape.withoutIds(table), new ByteArrayInputStream(MAPPER.writeValueAsBytes(item)));
    }

    private static @Nullable Object plain(JsonNode node) throws IOException {
        Object value = MAPPER.treeToValue(node, Object.class);
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> members = new LinkedHashMap<>(map);
            members.remove("@odata.context");
            return members;
        }
        return value;
    }
}
