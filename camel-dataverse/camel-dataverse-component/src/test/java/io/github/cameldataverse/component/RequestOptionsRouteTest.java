// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.auth.TokenSource;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.ValidationException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The request options of an endpoint, and the headers of a message that override them, on the wire. */
class RequestOptionsRouteTest {
    private static final String API = "/api/data/v9.2/";
    private static final String ID = "00000000-0000-0000-0000-000000000001";
    private static final String OTHER = "00000000-0000-0000-0000-000000000002";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private CamelContext camel;
    private ProducerTemplate template;

    @BeforeEach
    void open() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + SERVER.getPort());
        TokenSource token = rejected -> new AccessToken("secret-token", Instant.MAX);
        settings.setTokenSource(token);
        camel = new DefaultCamelContext();
        camel.getShutdownStrategy().setTimeout(5);
        camel.getComponent("dataverse", DataverseComponent.class).setConnections(Map.of("sales", settings));
        camel.start();
        template = camel.createProducerTemplate();
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions")).willReturn(okJson("""
                {"value":[{"LogicalName":"account","EntitySetName":"accounts","PrimaryIdAttribute":"accountid",
                "Attributes":[{"LogicalName":"accountid","AttributeTypeName":{"Value":"UniqueidentifierType"}},
                {"LogicalName":"donotfax","AttributeTypeName":{"Value":"BooleanType"}}]}]}""")));
        SERVER.stubFor(post(anyUrl()).willReturn(noContent()));
    }

    @AfterEach
    void close() {
        camel.stop();
    }

    @Test
    void theOptionsOfTheEndpointAreSentWithEveryCall() {
        Exchange done = create(
                "&callerObjectId=" + ID + "&correlationId=run-7&duplicateDetection=true&bypassLogic=all&bypassStepIds="
                        + ID + "," + OTHER + "&suppressFlows=true&solution=Sales&tag=night&headers.x-key=7",
                Map.of());
        assertThat(done.getException()).isNull();
        SERVER.verify(postRequestedFor(urlEqualTo(API + "accounts?tag=night"))
                .withHeader("CallerObjectId", equalTo(ID))
                .withHeader("x-ms-correlation-id", equalTo("run-7"))
                .withHeader("MSCRM.SuppressDuplicateDetection", equalTo("false"))
                .withHeader("MSCRM.BypassBusinessLogicExecution", equalTo("CustomSync,CustomAsync"))
                .withHeader("MSCRM.BypassBusinessLogicExecutionStepIds", equalTo(ID + "," + OTHER))
                .withHeader("MSCRM.SuppressCallbackRegistrationExpanderJob", equalTo("true"))
                .withHeader("MSCRM.SolutionUniqueName", equalTo("Sales"))
                .withHeader("x-key", equalTo("7")));
    }

    @Test
    void headersOfTheMessageOverrideTheOptionsAndAreUsedUp() {
        Map<String, Object> headers = new HashMap<>();
        headers.put(DataverseConstants.CALLER_ID, OTHER);
        headers.put(DataverseConstants.CORRELATION_ID, "other");
        headers.put(DataverseConstants.DUPLICATE_DETECTION, false);
        headers.put(DataverseConstants.BYPASS_LOGIC, "sync");
        headers.put(DataverseConstants.BYPASS_STEP_IDS, OTHER);
        headers.put(DataverseConstants.SUPPRESS_FLOWS, "true");
        headers.put(DataverseConstants.SOLUTION, "Other");
        headers.put(DataverseConstants.TAG, "day");
        headers.put(DataverseConstants.DEADLINE, "30s");
        Exchange done = create("&duplicateDetection=true&tag=night&solution=Sales", headers);
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeaders())
                .doesNotContainKeys(headers.keySet().toArray(String[]::new));
        SERVER.verify(postRequestedFor(urlEqualTo(API + "accounts?tag=day"))
                .withHeader("MSCRMCallerID", equalTo(OTHER))
                .withHeader("x-ms-correlation-id", equalTo("other"))
                .withHeader("MSCRM.SuppressDuplicateDetection", absent())
                .withHeader("MSCRM.BypassBusinessLogicExecution", equalTo("CustomSync"))
                .withHeader("MSCRM.BypassBusinessLogicExecutionStepIds", equalTo(OTHER))
                .withHeader("MSCRM.SuppressCallbackRegistrationExpanderJob", equalTo("true"))
                .withHeader("MSCRM.SolutionUniqueName", equalTo("Other")));
    }

    @Test
    void annotationsOfTheEndpointOrTheMessageAreAskedFor() {
        SERVER.stubFor(get(urlPathEqualTo(API + "accounts")).willReturn(okJson("{\"value\":[]}")));
        template.requestBody("dataverse:accounts?operation=query&pageSize=0&annotations=all", (Object) null);
        SERVER.verify(getRequestedFor(urlEqualTo(API + "accounts"))
                .withHeader("Prefer", equalTo("odata.include-annotations=\"*\"")));
        template.requestBodyAndHeader(
                "dataverse:accounts?operation=query&pageSize=0&annotations=all",
                null,
                DataverseConstants.ANNOTATIONS,
                "formatted");
        SERVER.verify(getRequestedFor(urlEqualTo(API + "accounts"))
                .withHeader(
                        "Prefer",
                        equalTo("odata.include-annotations=\"OData.Community.Display.V1.FormattedValue,"
                                + "Microsoft.Dynamics.CRM.lookuplogicalname\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "callerObjectId=me",
                "callerId=me",
                "bypassStepIds=1,2",
                "deadline=-1",
                "headers.Authorization=x",
                "headers.If-Match=x",
                "callerId=" + ID + "&callerObjectId=" + ID
            })
    void anOptionThatCannotWorkIsRefusedAtTheStart(String option) {
        assertThatThrownBy(() -> create("&" + option, Map.of()))
                .isInstanceOf(FailedToCreateProducerException.class)
                .hasMessageContaining("IllegalArgumentException")
                .hasMessageContaining(option.replaceAll("headers\\.|[=&].*", ""));
        SERVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aHeaderThatCannotWorkIsRefused() {
        Exchange done = create("", Map.of(DataverseConstants.CALLER_OBJECT_ID, "me"));
        assertThat(done.getException())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("callerObjectId is 'me'");
    }

    private Exchange create(String options, Map<String, Object> headers) {
        return template.request("dataverse:accounts?operation=create" + options, exchange -> {
            exchange.getMessage().setBody(Map.of("donotfax", true));
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }
}
