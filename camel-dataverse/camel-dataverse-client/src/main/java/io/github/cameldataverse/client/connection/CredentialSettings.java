// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.connection;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private final URI environment;
    private final Interceptor.Chain transport;

    CredentialSettings(String connection, ConnectionSettings settings, URI environment, Interceptor.Chain transport) {
        this.connection = connection;
        this.settings = settings;
        this.environment = environment;
        this.transport = transport;
    }

    /**
     * A credential that is given.
     *
     * @param name of its setting
     * @param tokens loads it and makes its source of tokens; sends nothing
     */
    private record Given(String name, Supplier<TokenSource> tokens) {}

    /** The source of tokens of the one credential that is given; sends nothing. */
    TokenSource tokenSource() {
        List<Given> given = kinds().flatMap(Optional::stream).toList();
        if (given.isEmpty()) {
            throw invalid("has no credential. Give one of certificate.file, certificate.chain with certificate.key,"
                    + " certificate.private-key, client-secret, token-source");
        }
        if (given.size() > 1) {
            throw invalid("has more than one credential: "
                    + given.stream().map(Given::name).collect(Collectors.joining(", ")) + ". Keep one of them");
        }
        return given.get(0).tokens().get();
    }

    /** Every kind of credential; a new one is one line. */
    private Stream<Optional<Given>> kinds() {
        ConnectionSettings.CertificateSettings certificate = settings.getCertificate();
        String password = certificate.getPassword();
        String file = place("certificate.file", certificate.getFile());
        String chain = orNull(certificate.getChain());
        String privateKey = orNull(certificate.getPrivateKey());
        String key = key(certificate, privateKey);
        return Stream.of(
                kind("certificate.file", file, store -> CertificateLoader.load(store, key, password)),
                kind(
                        "certificate.chain",
                        chain,
                        own -> CertificateLoader.load(own, require("certificate.key", key), password)),
                kind(
                        "certificate.private-key",
                        file == null && chain == null ? privateKey : null,
                        store -> CertificateLoader.load(store, null, password)),
                kind("client-secret", settings.getClientSecret(), SecretCredential::new),
                kind("credential", settings.getCredential(), Function.identity()),
                Optional.ofNullable(settings.getTokenSource()).map(tokens -> new Given("token-source", () -> tokens)));
    }

    private @Nullable String key(ConnectionSettings.CertificateSettings certificate, @Nullable String privateKey) {
        String key = place("certificate.key", certificate.getKey());
        if (key != null && privateKey != null) {
            throw invalid("has both certificate.key and certificate.private-key. Keep one of them");
        }
        return key == null ? privateKey : key;
    }

    /** Where a key is, which start-up summaries may show; the key itself they must not. */
    private @Nullable String place(String name, @Nullable String location) {
        if (location != null && location.strip().startsWith("base64:")) {
            throw invalid("has the key itself in " + name + ", which start-up summaries show. Give it as"
                    + " certificate.private-key, which they mask");
        }
        return orNull(location);
    }

    private <T> Optional<Given> kind(String name, @Nullable T value, Function<T, Credential> load) {
        return value == null || value.toString().isBlank()
                ? Optional.empty()
                : Optional.of(new Given(name, () -> load(value, load).tokenSource(request())));
    }

    private <T> Credential load(T value, Function<T, Credential> load) {
        try {
            return load.apply(value);
        } catch (InvalidConnectionException refused) {
            throw Connection.named(connection, refused);
        }
    }

    private TokenRequest request() {
        String clientId = require("client-id", settings.getClientId());
        String authority = orNull(settings.getAuthority());
        String scope = orNull(settings.getScope());
        Boolean discovery = settings.getInstanceDiscovery();
        return new TokenRequest(
                connection,
                authorityUrl(authority),
                settings.getAuthorityType(),
                clientId,
                scope == null ? environment + "/.default" : scope,
                discovery == null ? authority == null : discovery,
                transport);
    }

    private URI authorityUrl(@Nullable String authority) {
        String text = authority != null ? authority : PUBLIC_CLOUD + require("tenant-id", settings.getTenantId());
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw invalid("has an authority that is no URL: '" + ConnectionSettings.masked(text) + "'");
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            throw invalid("has the authority '" + ConnectionSettings.masked(text)
                    + "', which is no https URL. A credential is never sent without TLS");
        }
        boolean hasTenant = url.getPath() != null && url.getPath().length() > 1;
        if (settings.getAuthorityType() == AuthorityType.aad && !hasTenant) {
            throw invalid("has the authority '" + ConnectionSettings.masked(text)
                    + "', which does not end with a tenant. Add it, as in " + PUBLIC_CLOUD
                    + "TENANT, or set authority-type to oidc");
        }
        return url;
    }

    /** The tenant that is given, or that the authority's path begins with; null where neither. */
    static @Nullable String tenant(ConnectionSettings settings) {
        String authority = orNull(settings.getAuthority());
        return authority == null
                ? orNull(settings.getTenantId())
                : orNull(authority.replaceFirst("^https?://[^/]*/?", "").replaceFirst("[/?].*$", ""));
    }

    private String require(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw invalid("has no " + name + ". Set it");
        }
        return value;
    }

    /** Placeholders with an empty default leave blanks behind, which mean that nothing is given. */
    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private InvalidConnectionException invalid(String what) {
        return Connection.invalid(connection, what);
    }
}
