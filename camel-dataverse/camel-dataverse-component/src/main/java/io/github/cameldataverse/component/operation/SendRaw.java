// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.Objects;

import io.github.cameldataverse.client.RawReply;
import io.github.cameldataverse.client.RawRequest;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Sends a request as it is given; answers the body (text where it is JSON or text, else bytes), status and headers. */
final class SendRaw implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        CallOptions options = request.calls();
        String method = options.method() == null ? "GET" : options.method();
        RawRequest raw = RawRequest.of(method, CallOptions.required("path", options.path(), "raw"))
                .withHeaders(options.headers());
        boolean hasBody = !method.equalsIgnoreCase("GET")
                && !method.equalsIgnoreCase("HEAD")
                && !method.equalsIgnoreCase("DELETE")
                && request.body() != null;
        RawReply reply = request.client().raw(hasBody ? raw.withBody(bytes(request)) : raw);
        return body(reply).with(Fact.Status, reply.status()).with(Fact.Headers, reply.headers());
    }

    private static byte[] bytes(OperationRequest request) {
        Object body = Objects.requireNonNull(request.body());
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof CharSequence text) {
            return text.toString().getBytes(UTF_8);
        }
        return RowJson.isText(body)
                ? RowJson.bytes(body, request.table())
                : RowBeans.json(body).getBytes(UTF_8);
    }

    private static OperationResult body(RawReply reply) {
        if (reply.body().length == 0) {
            return OperationResult.ofNothing();
        }
        String type = reply.headers().getOrDefault("Content-Type", "");
        boolean isText = type.contains("json") || type.startsWith("text/") || type.contains("xml");
        return OperationResult.of(isText ? reply.text() : reply.body());
    }
}
