// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.connection;

import java.time.Instant;

import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConnectionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://contoso.crm4.dynamics.com",
                "https://contoso.crm4.dynamics.com/",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "http://[::1]:8080"
            })
    void anEnvironmentIsReachedByHttpsOrOnLoopback(String url) {
        try (Connection connection = Connection.build("sales", settings(url))) {
            assertThat(connection.serviceRoot())
                    .asString()
                    .endsWith("/api/data/v9.2/")
                    .doesNotContain("//api");
        }
    }

    @Test
    void httpToAnotherHostIsRefusedForTheTokenWouldBeReadable() {
        assertRefused(settings("http://contoso.crm4.dynamics.com"), "http to contoso.crm4.dynamics.com", "Use https");
        assertRefused(settings("http://127.evil.example"), "Use https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso.crm4.dynamics.com", "https://contoso.crm4.dynamics.com/api/data/v9.2", "ftp://contoso",
                "https://user:pa55@contoso.crm4.dynamics.com", "https://contoso.crm4.dynamics.com?x=1",
                        "https:// contoso"
            })
    void anUrlThatIsNotSchemeAndHostOnlyIsRefused(String url) {
        assertRefused(settings(url), "environment-url");
        assertThat(settings(url)).asString().doesNotContain("pa55");
    }

    @Test
    void aMissingUrlIsNamed() {
        assertRefused(settings(null), "Connection 'sales' has no environment-url", "https://contoso");
    }

    @Test
    void noCredentialAndTwoAreErrorsThatNameThem() {
        ConnectionSettings none = settings("https://contoso.crm4.dynamics.com");
        none.setTokenSource(null);
        assertRefused(none, "no credential", "certificate.file", "client-secret", "token-source");

        ConnectionSettings two = settings("https://contoso.crm4.dynamics.com");
        two.setClientSecret("s3cret");
        assertRefused(two, "more than one credential: client-secret, token-source");
    }

    @Test
    void aSecretNeedsAClientAndATenant() {
        ConnectionSettings settings = settings("https://contoso.crm4.dynamics.com");
        settings.setTokenSource(null);
        settings.setClientSecret("s3cret");
        assertRefused(settings, "no client-id");
        settings.setClientId("c");
        assertRefused(settings, "no tenant-id");
    }

    @Test
    void blanksThatPlaceholdersLeaveBehindMeanThatNothingIsGiven() {
        ConnectionSettings settings = settings("https://contoso.crm4.dynamics.com");
        settings.setClientSecret("");
        settings.getCertificate().setFile(" ");
        settings.setAuthority("");
        settings.setScope("");
        settings.getTrust().setFile("");
        Connection.build("sales", settings).close();
        settings.setTokenSource(null);
        settings.setClientSecret("s3cret");
        settings.setClientId("c");
        settings.setTenantId("t");
        Connection.build("sales", settings).close();
    }

    @Test
    void aKeyInAFileOfItsOwnNeedsItsChain() {
        ConnectionSettings settings = settings("https://contoso.crm4.dynamics.com");
        settings.setTokenSource(null);
        settings.getCertificate().setChain("chain.pem");
        assertRefused(settings, "no certificate.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base64:s3cret", " base64:s3cret"})
    void aKeyItselfIsRefusedWhereLogsWouldShowIt(String key) {
        ConnectionSettings file = settings("https://contoso.crm4.dynamics.com");
        file.getCertificate().setFile(key);
        assertRefused(file, "certificate.file", "certificate.private-key");
        ConnectionSettings ofChain = settings("https://contoso.crm4.dynamics.com");
        ofChain.getCertificate().setKey(key);
        assertRefused(ofChain, "certificate.key", "certificate.private-key");
    }

    @Test
    void aKeyIsGivenOnce() {
        ConnectionSettings settings = settings("https://contoso.crm4.dynamics.com");
        settings.getCertificate().setKey("key.pem");
        settings.getCertificate().setPrivateKey("base64:s3cret");
        assertRefused(settings, "both certificate.key and certificate.private-key");
    }

    @Test
    void aPrivateKeyIsACredentialOfItsOwn() {
        ConnectionSettings settings = settings("https://contoso.crm4.dynamics.com");
        settings.getCertificate().setPrivateKey("base64:s3cret");
        assertRefused(settings, "more than one credential: certificate.private-key, token-source");
        settings.setTokenSource(null);
        assertRefused(settings, "given as base64");
    }

    @Test
    void anAuthorityWithoutTlsIsRefused() {
        ConnectionSettings settings = settings("https://contoso.crm4.dynamics.com");
        settings.setTokenSource(null);
        settings.setClientSecret("s3cret");
        settings.setClientId("c");
        settings.setAuthority("http://login.example.com/tenant");
        assertRefused(settings, "authority", "https");
    }

    @Test
    void aDisabledConnectionCannotBeUsed() {
        ConnectionSettings settings = settings("https://contoso.crm4.dynamics.com");
        settings.setEnabled(false);
        assertRefused(settings, "is disabled");
    }

    @Test
    void aMissingTrustFileIsNamed() {
        ConnectionSettings settings = settings("https://contoso.crm4.dynamics.com");
        settings.getTrust().setFile("file:/nowhere/trust.pem");
        assertRefused(settings, "trust.pem", "does not exist");
    }

    @Test
    void noTextFormHoldsASecret() {
        ConnectionSettings settings = settings("https://contoso.crm4.dynamics.com");
        settings.setClientSecret("s3cret");
        settings.getCertificate().setPassword("s3cret");
        assertThat(settings).asString().doesNotContain("s3cret");
        assertThat(settings.getCertificate()).asString().doesNotContain("s3cret");
    }

    private static ConnectionSettings settings(String url) {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(url);
        settings.setTokenSource(rejected -> new AccessToken("t", Instant.MAX));
        return settings;
    }

    private static void assertRefused(ConnectionSettings settings, String... said) {
        assertThatThrownBy(() -> Connection.build("sales", settings).close())
                .isInstanceOf(InvalidConnectionException.class)
                .hasMessageContainingAll(said)
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("pa55");
    }
}
