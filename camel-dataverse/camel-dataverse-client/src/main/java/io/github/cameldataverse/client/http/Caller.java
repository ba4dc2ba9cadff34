// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.net.URI;

/**
 * Makes the calls of a client.
 *
 * @param pipeline what sends them
 * @param serviceRoot URL of the Web API, with a trailing slash
 * @param options what each of them carries
 */
public record Caller(HttpPipeline pipeline, URI serviceRoot, RequestOptions options) {
    /** URL of a path below the service root. */
    public URI at(String path) {
        return options.tagged(serviceRoot.resolve(path));
    }

    /** Makes a call and reads its answer. */
    public <T> T execute(HttpCall call, HttpPipeline.ReplyReader<T> reader) {
        return pipeline.execute(options.on(call), reader);
    }
}
