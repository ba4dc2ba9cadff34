// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import org.jspecify.annotations.Nullable;

/**
 * Where tokens come from; one method, so that users can bring their own. The connection keeps a token until shortly before
 * its end, and asks by one thread at a time.
 */
@FunctionalInterface
public interface TokenSource {
    /**
     * A token for the connection's environment that is valid now.
     *
     * @param rejected the token that Dataverse has just refused, or null; never given back
     * @throws io.github.cameldataverse.client.model.AuthenticationException where the authority refuses the credential
     * @throws io.github.cameldataverse.client.model.TransportException where the authority cannot be reached
     */
    AccessToken token(@Nullable AccessToken rejected);
}
