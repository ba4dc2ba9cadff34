// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.net.InetAddress;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cameldataverse.client.auth.LinkHost;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.odata.Query;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.github.cameldataverse.client.AccountServer.API;
import static org.assertj.core.api.Assertions.assertThat;

/** Links to other hosts, through a whole connection; one server plays all the hosts. */
class LinkHostTest {
    private static final String OWN = "contoso.crm4.dynamics.com";
    private static final String SECOND_PAGE = API + "accounts?$skiptoken=%3c2%3e";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"))
            .build();

    @Test
    void aLinkToAnEndpointThatTheEnvironmentReportsIsFollowed() throws Exception {
        SERVER.stubFor(get(urlPathEqualTo(API + "RetrieveCurrentOrganization(AccessType=@p1)"))
                .willReturn(okJson("{\"Detail\":{\"Endpoints\":{\"Values\":[\"https://sales.contoso.example/\"]}}}")));
        readTwoPages(LinkHost.strict, "sales.contoso.example");
        assertSecondPageAskedOf("sales.contoso.example");
        assertThat(SERVER.findAll(getRequestedFor(urlPathEqualTo(API + "RetrieveCurrentOrganization(AccessType=@p1)"))))
                .as("the environment is asked once")
                .singleElement()
                .satisfies(request -> assertThat(request.getHost()).isEqualTo(OWN));
    }

    @Test
    void aLinkToTheOtherDocumentedFormOfTheHostIsFollowedWithoutAsking() throws Exception {
        readTwoPages(LinkHost.strict, "contoso.api.crm4.dynamics.com");
        assertSecondPageAskedOf("contoso.api.crm4.dynamics.com");
        SERVER.verify(0, getRequestedFor(urlPathEqualTo(API + "RetrieveCurrentOrganization(AccessType=@p1)")));
    }

    @Test
    void aLinkToAnotherHostIsRewrittenToTheConfiguredOneWhereThatIsWanted() throws Exception {
        readTwoPages(LinkHost.rewrite, "behind.the.gateway.example");
        assertSecondPageAskedOf(OWN);
    }

    private static void readTwoPages(LinkHost policy, String linkHost) throws Exception {
        AccountServer.define(SERVER);
        SERVER.stubFor(get(urlEqualTo(API + "accounts"))
                .willReturn(okJson(AccountServer.page(1, 1, "x", "https://" + linkHost + SECOND_PAGE))));
        SERVER.stubFor(get(urlEqualTo(SECOND_PAGE)).willReturn(okJson(AccountServer.page(2, 1, "x", null))));
        ConnectionSettings settings = AccountServer.settings("https://" + OWN);
        settings.setLinkHost(policy);
        PoolingHttpClientConnectionManager network = network(OWN, linkHost);
        settings.setHttpClientCustomizer(builder -> builder.setConnectionManager(network));
        try (Connection connection = Connection.build("sales", settings)) {
            assertThat(DataverseClient.create(connection).table("account").query(Query.ALL))
                    .hasSize(2);
        }
    }

    private static void assertSecondPageAskedOf(String host) {
        SERVER.verify(1, getRequestedFor(urlEqualTo(SECOND_PAGE)));
        SERVER.verify(
                1,
                getRequestedFor(urlEqualTo(SECOND_PAGE))
                        .withHost(equalTo(host))
                        .withHeader("Authorization", equalTo("Bearer token-1")));
    }

    /** These hosts are all the server, and no others are there. */
    private static PoolingHttpClientConnectionManager network(String... hosts) throws Exception {
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        for (String host : hosts) {
            names.add(host, InetAddress.getLoopbackAddress());
        }
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setSchemePortResolver(host -> SERVER.getHttpsPort())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        SSLContexts.custom()
                                .loadTrustMaterial(null, (chain, type) -> true)
                                .build(),
                        NoopHostnameVerifier.INSTANCE))
                .build();
    }
}
