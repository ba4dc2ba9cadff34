// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.io.IOException;
import java.net.URI;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.http.HttpReply;

/** Reads small answers, such as definitions and the results of functions, as a JSON tree. */
public final class JsonReply {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** An answer without anything in it. */
    static final JsonNode NOTHING = MissingNode.getInstance();

    private JsonReply() {}

    /**
     * Gets a URL and reads its whole answer.
     *
     * @throws io.github.cameldataverse.client.model.TransportException where the answer breaks off or is no JSON
     */
    public static JsonNode read(HttpPipeline pipeline, URI uri) {
        return pipeline.execute(HttpCall.of("GET", uri), JsonReply::read);
    }

    /** Reads a whole answer. */
    public static JsonNode read(HttpReply reply) throws IOException {
        return MAPPER.readTree(reply.body());
    }
}
