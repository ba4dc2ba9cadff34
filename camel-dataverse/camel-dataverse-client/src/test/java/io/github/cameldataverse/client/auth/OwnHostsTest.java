// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cameldataverse.client.model.AuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OwnHostsTest {
    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({
        "https://contoso.crm4.dynamics.com, https://contoso.crm4.dynamics.com/api?x=%253c",
        "https://contoso.crm4.dynamics.com, https://CONTOSO.crm4.dynamics.com:443/api",
        "https://contoso.crm4.dynamics.com, https://contoso.api.crm4.dynamics.com/api",
        "https://contoso.api.crm4.dynamics.com, https://contoso.crm4.dynamics.com/api",
        "https://contoso.crm.microsoftdynamics.us, https://contoso.api.crm.microsoftdynamics.us/api",
        "http://localhost:8080, http://localhost:8080/api"
    })
    void bothDocumentedFormsOfTheHostAreOwnByteForByte(String environment, String link) {
        assertThat(hosts(environment, LinkHost.strict).own(URI.create(link))).hasToString(link);
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "https://contoso.crm4.dynamics.com, https://contoso.crm4.dynamics.com.evil.example/api",
        "https://contoso.crm4.dynamics.com, https://other.crm4.dynamics.com/api",
        "https://contoso.crm4.dynamics.com, http://contoso.crm4.dynamics.com/api",
        "https://contoso.crm4.dynamics.com, https://contoso.crm4.dynamics.com:8443/api",
        "https://contoso.crm4.dynamics.com, https://contoso.api.crm5.dynamics.com/api",
        "https://gateway.example.com, https://gateway.api.example.com/api",
        "http://localhost:8080, http://localhost:8081/api"
    })
    void anyOtherHostIsRefusedForItWouldGetTheToken(String environment, String link) {
        assertThatThrownBy(() -> hosts(environment, LinkHost.strict).own(URI.create(link)))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("link-host");
    }

    @Test
    void endpointsThatTheEnvironmentReportsAreOwnAndAskedForOnce() {
        OwnHosts hosts = hosts("https://gateway.example.com", LinkHost.strict);
        URI reported = URI.create("https://reported.example.com/x");
        assertThat(hosts.own(reported)).isEqualTo(reported);
        assertThat(hosts.own(reported)).isEqualTo(reported);
        assertThat(asked).hasValue(1);
        assertThatThrownBy(() -> hosts.own(URI.create("http://plain.example.com/x")))
                .as("a token never goes out without TLS")
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void behindAGatewayLinksAreRewrittenToTheConfiguredHost() {
        OwnHosts hosts = hosts("https://gateway.example.com", LinkHost.rewrite);
        assertThat(hosts.own(URI.create("https://contoso.crm4.dynamics.com/api/data/v9.2/accounts?$skiptoken=%253c")))
                .hasToString("https://gateway.example.com/api/data/v9.2/accounts?$skiptoken=%253c");
    }

    private OwnHosts hosts(String environment, LinkHost policy) {
        return new OwnHosts(URI.create(environment), policy, () -> {
            asked.incrementAndGet();
            return List.of(URI.create("https://reported.example.com/"), URI.create("http://plain.example.com/"));
        });
    }
}
