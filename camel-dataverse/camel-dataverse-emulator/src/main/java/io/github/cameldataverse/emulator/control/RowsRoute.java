// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.odata.JsonText;

/** The rows of a table as they are stored. */
final class RowsRoute implements ControlRoute {

    private static final String PATH = "rows/";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
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
        ObjectNode body = JsonText.object();
        body.put("entitySet", entitySet);
        ArrayNode rows = body.putArray("rows");
        controls.rows(entitySet).forEach(row -> rows.add(JSON.<JsonNode>valueToTree(row)));
        return Reply.json(200, body.put("count", rows.size()));
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
