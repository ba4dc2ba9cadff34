// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;

/**
 * Sends a read whose URL is longer than the service takes inside a batch, where it may be twice as long. Whoever made the
 * call sees the answer of the read.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/overview">Query data using the
 *     Web API</a>
 */
public final class LongUrlInterceptor implements Interceptor {
    private static final int LONGEST_URL = 32_768;
    private static final int LONGEST_URL_IN_BATCH = 65_536;

    private final URI batch;

    /**
     * An interceptor.
     *
     * @param serviceRoot URL of the Web API, with a trailing slash
     */
    public LongUrlInterceptor(URI serviceRoot) {
        this.batch = serviceRoot.resolve("$batch");
    }

    @Override
    public HttpReply intercept(HttpCall call, Chain chain) {
        int length = call.uri().toString().length();
        if (length <= LONGEST_URL || !call.method().equals("GET")) {
            return chain.proceed(call);
        }
        if (length > LONGEST_URL_IN_BATCH) {
            throw new ValidationException(
                    call.label() + " has a URL of " + length + " characters, and the service takes "
                            + LONGEST_URL_IN_BATCH
                            + " at most, even in a batch. Select fewer columns or shorten the filter.",
                    ErrorDetails.NONE,
                    null);
        }
        MultipartWriter writer = new MultipartWriter();
        byte[] body = writer.write(List.of(BatchPart.of(call)));
        HttpCall wrapped = new HttpCall("POST", batch, call.headers(), body, call.subject(), call.deadline())
                .withHeader("Content-Type", writer.contentType());
        return unwrap(call, chain.proceed(wrapped));
    }

    /** The answer of the one part, still arriving; what refuses the batch as a whole stays as it is. */
    private static HttpReply unwrap(HttpCall call, HttpReply outer) {
        String type = outer.header("Content-Type").orElse("");
        if (!type.startsWith("multipart/mixed")) {
            return outer;
        }
        try {
            MultipartReader.Part part = new MultipartReader(outer.body(), type).next();
            if (part == null) {
                throw new IOException("the answer of a batch has no part");
            }
            InnerReply inner = InnerReply.read(part.body());
            return outer.carrying(inner.status(), inner.headers(), inner.body());
        } catch (IOException broken) {
            outer.close();
            throw HttpPipeline.brokenAnswer(call, broken);
        }
    }
}
