// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.files;

import java.net.URI;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.http.HttpReply;

/** How calls about files are made. */
public interface FileCalls {
    /** URL of a path below the service root. */
    URI at(String path);

    /** Makes a call and reads its answer. */
    <T> T execute(HttpCall call, HttpPipeline.ReplyReader<T> reader);

    /** Makes a call whose answer is read later; the caller closes it. */
    HttpReply open(HttpCall call);
}
