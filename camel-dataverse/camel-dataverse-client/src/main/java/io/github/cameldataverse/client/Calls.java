// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.net.URI;

import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.http.RequestOptions;

/**
 * Makes the calls of a client.
 *
 * @param connection where they go
 * @param options what each of them carries
 */
record Calls(Connection connection, RequestOptions options) {
    /** URL of a path below the service root. */
    URI at(String path) {
        return options.tagged(connection.serviceRoot().resolve(path));
    }

    /** Makes a call and reads its answer. */
    <T> T execute(HttpCall call, HttpPipeline.ReplyReader<T> reader) {
        return connection.pipeline().execute(options.on(call), reader);
    }
}
