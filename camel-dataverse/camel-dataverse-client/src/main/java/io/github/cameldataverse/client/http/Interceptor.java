// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

/**
 * Something done around every call: one method, as in a servlet filter. It passes the call on with {@link Chain#proceed},
 * never, once or several times, and returns an open answer. An answer it does not return it closes.
 */
@FunctionalInterface
public interface Interceptor {
    /**
     * Handles a call.
     *
     * @throws io.github.cameldataverse.client.model.DataverseException where there is no answer to return
     */
    HttpReply intercept(HttpCall call, Chain chain);

    /** The interceptors that follow, with the transport at the end. */
    @FunctionalInterface
    interface Chain {
        /** Passes a call on and returns the open answer. */
        HttpReply proceed(HttpCall call);
    }
}
