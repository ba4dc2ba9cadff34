// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.net.URI;
import java.util.function.Consumer;

/**
 * Makes the calls of a client.
 *
 * @param pipeline what sends them
 * @param serviceRoot URL of the Web API, with a trailing slash
 * @param options what each of them carries
 * @param requestIds is told the service's id of each request that was answered
 */
public record Caller(HttpPipeline pipeline, URI serviceRoot, RequestOptions options, Consumer<String> requestIds) {
    /** URL of a path below the service root. */
    public URI at(String path) {
        return options.tagged(serviceRoot.resolve(path));
    }

    /** Makes a call and reads its answer. */
    public <T> T execute(HttpCall call, HttpPipeline.ReplyReader<T> reader) {
        return pipeline.execute(options.on(call), reply -> {
            reply.requestId().ifPresent(requestIds);
            return reader.read(reply);
        });
    }

    /** Makes a call whose answer counts whatever its status is; the caller closes it. */
    public HttpReply exchange(HttpCall call) {
        HttpReply reply = pipeline.exchange(options.on(call));
        reply.requestId().ifPresent(requestIds);
        return reply;
    }
}
