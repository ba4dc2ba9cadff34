// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.connection;

import javax.net.ssl.SSLContext;

import io.github.cameldataverse.client.auth.AuthorityType;
import io.github.cameldataverse.client.auth.Credential;
import io.github.cameldataverse.client.auth.LinkHost;
import io.github.cameldataverse.client.auth.TokenSource;
import io.github.cameldataverse.client.http.HttpClientCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is made from; mutable, filled by binders under the same keys everywhere ({@code environment-url} in
 * Spring Boot, {@code environmentUrl} in Camel Main). Exactly one credential is given: a certificate, a client secret or a
 * token source. {@link Connection#build} validates it.
 */
public class ConnectionSettings {
    private @Nullable String environmentUrl;
    private @Nullable String tenantId;
    private @Nullable String clientId;
    private CertificateSettings certificate = new CertificateSettings();
    private @Nullable String clientSecret;
    private @Nullable TokenSource tokenSource;
    private @Nullable String authority;
    private AuthorityType authorityType = AuthorityType.aad;
    private @Nullable Boolean instanceDiscovery;
    private @Nullable String scope;
    private LinkHost linkHost = LinkHost.strict;
    private @Nullable Credential credential;
    private TrustSettings trust = new TrustSettings();
    private ThrottleSettings throttle = new ThrottleSettings();
    private @Nullable String proxy;
    private @Nullable String proxyUser;
    private @Nullable String proxyPassword;
    private @Nullable SSLContext sslContext;
    private HttpClientCustomizer httpClientCustomizer = HttpClientCustomizer.NONE;
    private boolean enabled = true;
    private int labelLanguage;

    /** URL of the environment, such as {@code https://contoso.crm4.dynamics.com}; https, or http to loopback. */
    public @Nullable String getEnvironmentUrl() {
        return environmentUrl;
    }

    public void setEnvironmentUrl(@Nullable String environmentUrl) {
        this.environmentUrl = environmentUrl;
    }

    /** Id of the tenant that the application is registered in. Not needed where the authority names it. */
    public @Nullable String getTenantId() {
        return tenantId;
    }

    public void setTenantId(@Nullable String tenantId) {
        this.tenantId = tenantId;
    }

    /** Application (client) id of the registered application. */
    public @Nullable String getClientId() {
        return clientId;
    }

    public void setClientId(@Nullable String clientId) {
        this.clientId = clientId;
    }

    /** The certificate to log in with. */
    public CertificateSettings getCertificate() {
        return certificate;
    }

    public void setCertificate(CertificateSettings certificate) {
        this.certificate = certificate;
    }

    /** The client secret to log in with, its value, not its id. A certificate is the better credential. */
    public @Nullable String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(@Nullable String clientSecret) {
        this.clientSecret = clientSecret;
    }

    /** Where tokens come from, if not from the authority by certificate or secret. */
    public @Nullable TokenSource getTokenSource() {
        return tokenSource;
    }

    public void setTokenSource(@Nullable TokenSource tokenSource) {
        this.tokenSource = tokenSource;
    }

    /** URL of the authority with the tenant; {@code https://login.microsoftonline.com/TENANT} if not given. */
    public @Nullable String getAuthority() {
        return authority;
    }

    public void setAuthority(@Nullable String authority) {
        this.authority = authority;
    }

    /** What kind of authority it is; {@code aad} if not given. */
    public AuthorityType getAuthorityType() {
        return authorityType;
    }

    public void setAuthorityType(AuthorityType authorityType) {
        this.authorityType = authorityType;
    }

    /** Whether MSAL asks the vendor's cloud for other names of the authority; false if an authority is given. */
    public @Nullable Boolean getInstanceDiscovery() {
        return instanceDiscovery;
    }

    public void setInstanceDiscovery(@Nullable Boolean instanceDiscovery) {
        this.instanceDiscovery = instanceDiscovery;
    }

    /** What to do with links of the service to another host. */
    public LinkHost getLinkHost() {
        return linkHost;
    }

    public void setLinkHost(LinkHost linkHost) {
        this.linkHost = linkHost;
    }

    /** A credential that is in memory already, such as a certificate with its key. */
    public @Nullable Credential getCredential() {
        return credential;
    }

    public void setCredential(@Nullable Credential credential) {
        this.credential = credential;
    }

    /** Scope of the tokens; {@code <environment-url>/.default} if not given. */
    public @Nullable String getScope() {
        return scope;
    }

    public void setScope(@Nullable String scope) {
        this.scope = scope;
    }

    /** Whom to trust instead of the JVM's trust store. */
    public TrustSettings getTrust() {
        return trust;
    }

    public void setTrust(TrustSettings trust) {
        this.trust = trust;
    }

    /**
     * The forward proxy for the Web API and the authority, such as {@code http://proxy.contoso.com:3128}; everything goes
     * through it, loopback too. If not given, the JVM's own settings hold ({@code https.proxyHost}, {@code
     * http.nonProxyHosts}). A login in it is refused, for start-up summaries show it.
     */
    public @Nullable String getProxy() {
        return proxy;
    }

    public void setProxy(@Nullable String proxy) {
        this.proxy = proxy;
    }

    /** User name for basic authentication at the proxy. */
    public @Nullable String getProxyUser() {
        return proxyUser;
    }

    public void setProxyUser(@Nullable String proxyUser) {
        this.proxyUser = proxyUser;
    }

    /** Password for basic authentication at the proxy. */
    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    /** How to encrypt and whom to trust, for the Web API and the authority, in place of {@code trust}. */
    public @Nullable SSLContext getSslContext() {
        return sslContext;
    }

    public void setSslContext(@Nullable SSLContext sslContext) {
        this.sslContext = sslContext;
    }

    /** The last word on how the HTTP client for the Web API and the authority is built. */
    public HttpClientCustomizer getHttpClientCustomizer() {
        return httpClientCustomizer;
    }

    public void setHttpClientCustomizer(HttpClientCustomizer httpClientCustomizer) {
        this.httpClientCustomizer = httpClientCustomizer;
    }

    /** How far this process may use the service's limits. */
    public ThrottleSettings getThrottle() {
        return throttle;
    }

    public void setThrottle(ThrottleSettings throttle) {
        this.throttle = throttle;
    }

    /** Whether the connection may be used. */
    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Language code (LCID) in which choices are given by label, such as 1033; 0 means the organization's base language. */
    public int getLabelLanguage() {
        return labelLanguage;
    }

    public void setLabelLanguage(int labelLanguage) {
        this.labelLanguage = labelLanguage;
    }

    /** Where the login certificate and its key are. */
    public static class CertificateSettings {
        private @Nullable String file;
        private @Nullable String chain;
        private @Nullable String key;
        private @Nullable String privateKey;
        private @Nullable String password;

        /**
         * A PKCS#12 or JKS key store, or PEM with certificate and key: a path, {@code file:} or {@code classpath:}. The bytes
         * themselves go into {@code privateKey}.
         */
        public @Nullable String getFile() {
            return file;
        }

        public void setFile(@Nullable String file) {
            this.file = file;
        }

        /** A PEM file with the certificate, where the key is in a file of its own. */
        public @Nullable String getChain() {
            return chain;
        }

        public void setChain(@Nullable String chain) {
            this.chain = chain;
        }

        /**
         * A PEM file with the private key; goes with {@code chain}. The bytes themselves go into {@code privateKey}.
         */
        public @Nullable String getKey() {
            return key;
        }

        public void setKey(@Nullable String key) {
            this.key = key;
        }

        /**
         * The private key itself, as {@code base64:} and the bytes: of a PEM file beside {@code chain}, else of a key store or
         * PEM file with certificate and key. Start-up summaries mask a setting of this name, other than one named file or key.
         */
        public @Nullable String getPrivateKey() {
            return privateKey;
        }

        public void setPrivateKey(@Nullable String privateKey) {
            this.privateKey = privateKey;
        }

        /** Password of the file, or of the key. */
        public @Nullable String getPassword() {
            return password;
        }

        public void setPassword(@Nullable String password) {
            this.password = password;
        }
    }

    /** Whom to trust, for the Web API and the authority. */
    public static class TrustSettings {
        private @Nullable String file;

        /** A PEM file with certificates to trust instead of the JVM's trust store; a path or a {@code file:} URL. */
        public @Nullable String getFile() {
            return file;
        }

        public void setFile(@Nullable String file) {
            this.file = file;
        }
    }

    /** Bounds below the service's own limits. */
    public static class ThrottleSettings {
        private int maxInFlight;

        /** Requests in flight at the most; 0 leaves it to the service's limits. */
        public int getMaxInFlight() {
            return maxInFlight;
        }

        public void setMaxInFlight(int maxInFlight) {
            this.maxInFlight = maxInFlight;
        }
    }

    @Override
    public String toString() {
        return "ConnectionSettings[environmentUrl=" + masked(environmentUrl) + "]";
    }

    /** A URL without the user and password that somebody may have put into it. */
    static @Nullable String masked(@Nullable String url) {
        return url == null ? null : url.replaceAll("//.*@", "//***@");
    }
}
