// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.connection;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.cameldataverse.client.auth.AuthorityType;
import io.github.cameldataverse.client.auth.CertificateLoader;
import io.github.cameldataverse.client.auth.Credential;
import io.github.cameldataverse.client.auth.SecretCredential;
import io.github.cameldataverse.client.auth.TokenRequest;
import io.github.cameldataverse.client.auth.TokenSource;
import io.github.cameldataverse.client.http.Interceptor;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import org.jspecify.annotations.Nullable;

/** Turns the credential part of a connection's settings into the one source of its tokens. */
final class CredentialSettings {
    private static final String PUBLIC_CLOUD = "https://login.microsoftonline.com/";

    private final String connection;
    private final ConnectionSettings settings;

    CredentialSettings(String connection, ConnectionSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /** Checks that there is one credential, loads it, and makes its source of tokens; sends nothing. */
    TokenSource tokenSource(URI environment, Interceptor.Chain transport) {
        requireOne(given());
        TokenSource own = settings.getTokenSource();
        if (own != null) {
            return own;
        }
        Credential credential = credential();
        String clientId = require("client-id", settings.getClientId());
        String scope = settings.getScope() != null ? settings.getScope() : environment + "/.default";
        Boolean discovery = settings.getInstanceDiscovery();
        return credential.tokenSource(new TokenRequest(
                authority(),
                settings.getAuthorityType(),
                clientId,
                scope,
                discovery != null ? discovery : settings.getAuthority() == null,
                transport));
    }

    private List<String> given() {
        ConnectionSettings.CertificateSettings certificate = settings.getCertificate();
        List<String> given = new ArrayList<>();
        add(given, "certificate.file", certificate.getFile());
        add(given, "certificate.chain", certificate.getChain());
        add(given, "client-secret", settings.getClientSecret());
        add(given, "credential", settings.getCredential());
        add(given, "token-source", settings.getTokenSource());
        return given;
    }

    private static void add(List<String> given, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            given.add(name);
        }
    }

    private void requireOne(List<String> given) {
        if (given.isEmpty()) {
            throw invalid("has no credential. Give one of certificate.file, certificate.chain with certificate.key,"
                    + " client-secret, token-source");
        }
        if (given.size() > 1) {
            throw invalid("has more than one credential: " + String.join(", ", given) + ". Keep one of them");
        }
    }

    private Credential credential() {
        Credential made = settings.getCredential();
        if (made != null) {
            return made;
        }
        String secret = settings.getClientSecret();
        if (secret != null && !secret.isBlank()) {
            return new SecretCredential(secret);
        }
        ConnectionSettings.CertificateSettings certificate = settings.getCertificate();
        String file = certificate.getFile();
        if (file != null) {
            return CertificateLoader.load(file, null, certificate.getPassword());
        }
        String key = require("certificate.key", certificate.getKey());
        return CertificateLoader.load(
                require("certificate.chain", certificate.getChain()), key, certificate.getPassword());
    }

    private URI authority() {
        String authority = settings.getAuthority();
        String text = authority != null ? authority : PUBLIC_CLOUD + require("tenant-id", settings.getTenantId());
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw invalid("has an authority that is no URL: '" + text + "'");
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            throw invalid(
                    "has the authority '" + text + "', which is no https URL. A credential is never sent without TLS");
        }
        boolean hasTenant = url.getPath() != null && url.getPath().length() > 1;
        if (settings.getAuthorityType() == AuthorityType.aad && !hasTenant) {
            throw invalid("has the authority '" + text + "', which does not end with a tenant. Add it, as in "
                    + PUBLIC_CLOUD + "TENANT, or set authority-type to oidc");
        }
        return url;
    }

    private String require(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw invalid("has no " + name + ". Set it");
        }
        return value;
    }

    private InvalidConnectionException invalid(String what) {
        return Connection.invalid(connection, what);
    }
}
