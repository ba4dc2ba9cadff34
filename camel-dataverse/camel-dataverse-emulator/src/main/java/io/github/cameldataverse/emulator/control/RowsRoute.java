// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;

/** The rows of a table as they are stored. */
final class RowsRoute implements ControlRoute {

    private static final String PATH = "rows/";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private final Controls controls;

    RowsRoute(Controls controls) {
        this.controls = controls;
    }

    @Override
    public String path() {
        return "rows/{entitySet}";
    }

    @Override
    public List<String> methods() {
        return List.of("GET");
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(PATH);
    }

    @Override
    public Reply answer(HttpMessage message) {
        String entitySet = message.path().substring(ControlApi.PREFIX.length() + PATH.length());
        Iterable<Map<String, Object>> rows = controls.rows(entitySet);
        return Reply.streamedJson(out -> write(entitySet, rows, out));
    }

    /** One row after the other: a table may have more of them than fit into memory. */
    private static void write(String entitySet, Iterable<Map<String, Object>> rows, OutputStream out)
            throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        json.writeStartObject();
        json.writeStringField("entitySet", entitySet);
        json.writeArrayFieldStart("rows");
        int count = 0;
        for (Map<String, Object> row : rows) {
            JSON.writeValue(json, row);
            count++;
        }
        json.writeEndArray();
        json.writeNumberField("count", count);
        json.writeEndObject();
        json.flush();
    }
}
/*
 *   GET /__emulator/rows/accounts
 *
 *   200 OK
 *   {"entitySet": "accounts", "rows": [{"accountid": "<guid>", "name": "Contoso Ltd", ...}], "count": 1}
 *
 * Columns without a value are absent; a lookup is _x_value. Synthetic rows are computed and listed too.
 */
