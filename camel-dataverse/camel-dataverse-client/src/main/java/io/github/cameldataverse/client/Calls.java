// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.net.URI;
import java.util.function.Consumer;

import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.http.Caller;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.http.RequestOptions;

/**
 * Makes the calls of a client.
 *
 * @param connection where they go
 * @param options what each of them carries
 * @param requestIds is told the service's id of each request that was answered
 */
record Calls(Connection connection, RequestOptions options, Consumer<String> requestIds) {
    /** The same, for who does not know the connection. */
    Caller caller() {
        return new Caller(connection.pipeline(), connection.serviceRoot(), options, requestIds);
    }

    /** URL of a path below the service root. */
    URI at(String path) {
        return caller().at(path);
    }

    /** Makes a call and reads its answer. */
    <T> T execute(HttpCall call, HttpPipeline.ReplyReader<T> reader) {
        return caller().execute(call, reader);
    }
}
