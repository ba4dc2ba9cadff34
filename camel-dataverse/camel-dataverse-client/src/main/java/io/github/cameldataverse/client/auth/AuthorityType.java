// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

/** What kind of authority gives the tokens. Written as users write them. */
public enum AuthorityType {
    /** Microsoft Entra ID, or what speaks as it does; the URL ends with the tenant. */
    aad,
    /** Any OpenID Connect provider; its endpoints are found below the URL. */
    oidc
}
