// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;
import java.util.UUID;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.model.AlternateKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.github.cameldataverse.client.AccountServer.API;
import static org.assertj.core.api.Assertions.assertThat;

/** The exact shape of the plain calls on one row. */
class RowNameWireTest {
    private static final UUID ID = new UUID(0xAAAAAAAA00000000L, 1);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private Connection connection;
    private DataverseClient.TableSpec accounts;

    @BeforeEach
    void connect() {
        AccountServer.define(SERVER);
        connection = Connection.build("test", AccountServer.settings("http://127.0.0.1:" + SERVER.getPort()));
        accounts = DataverseClient.create(connection).table("account");
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void aRetrieveByIdIsAPlainGet() {
        givenRow();
        assertThat(accounts.row(ID).retrieve().id()).isEqualTo(ID);
        SERVER.verify(
                1,
                plain(getRequestedFor(urlEqualTo(API + "accounts(" + ID + ")")))
                        .withHeader("If-None-Match", equalTo("null")));
    }

    @Test
    void aRetrieveByAlternateKeyNamesTheKeyInItsPath() {
        givenRow();
        accounts.row(AlternateKey.of("accountnumber", "O'Brian, Söhne"))
                .select(List.of("name", "accountnumber"))
                .retrieve();
        SERVER.verify(
                1,
                plain(getRequestedFor(urlEqualTo(
                                API + "accounts(accountnumber='O''Brian,%20S%C3%B6hne')?$select=name,accountnumber")))
                        .withHeader("If-None-Match", equalTo("null")));
    }

    @Test
    void aDeleteByAlternateKeyHasNeitherBodyNorCondition() {
        SERVER.stubFor(any(anyUrl()).atPriority(10).willReturn(status(204)));
        accounts.row(AlternateKey.of("accountnumber", "A1")).delete();
        SERVER.verify(
                1,
                plain(deleteRequestedFor(urlEqualTo(API + "accounts(accountnumber='A1')")))
                        .withHeader("If-None-Match", absent()));
    }

    private static RequestPatternBuilder plain(RequestPatternBuilder request) {
        return request.withHeader("Authorization", equalTo("Bearer token-1"))
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("OData-MaxVersion", equalTo("4.0"))
                .withHeader("OData-Version", equalTo("4.0"))
                .withHeader("If-Match", absent())
                .withHeader("Prefer", absent())
                .withHeader("Content-Type", absent())
                .withRequestBody(absent());
    }

    private static void givenRow() {
        SERVER.stubFor(
                any(anyUrl()).atPriority(10).willReturn(okJson("{\"accountid\":\"" + ID + "\",\"name\":\"Contoso\"}")));
    }
}
