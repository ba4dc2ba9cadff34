// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;

/** Simulated execution time of a request: what it costs by itself, and the rows it carries or brings. */
final class ExecutionTime {

    /** More than any limit has, and small enough that the requests of a window have a sum. */
    private static final long MOST_MILLIS = Duration.ofDays(36_500).toMillis();

    private static final JsonFactory JSON = new JsonFactory();

    private ExecutionTime() {}

    static long cost(Limits.Cost cost, HttpMessage message, Reply reply) {
        if (cost.millisPerRow() == 0) {
            return Math.min(MOST_MILLIS, cost.millisPerRequest());
        }
        long rows = Math.max(Math.max(1, elements(reply.body(), "value")), elements(message.body(), "Targets"));
        return Math.min(MOST_MILLIS, cost.millisPerRequest())
                + Math.min(MOST_MILLIS / rows, cost.millisPerRow()) * rows;
    }

    /** How many objects the array of this name in the outermost object has; 0 where there is none. */
    private static long elements(byte[] body, String array) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return 0;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(array);
                if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                    return objects(parser);
                }
                parser.skipChildren();
            }
            return 0;
        } catch (JsonProcessingException e) {
            // a body that is no JSON has no rows
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot be read", e);
        }
    }

    private static long objects(JsonParser parser) throws IOException {
        long count = 0;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            parser.skipChildren();
            count++;
        }
        return count;
    }
}
