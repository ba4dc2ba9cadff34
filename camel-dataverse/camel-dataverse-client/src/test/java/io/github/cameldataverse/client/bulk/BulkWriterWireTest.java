// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.http.RequestOptions;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.RowOutcome.Status;
import io.github.cameldataverse.client.model.RowsFailedException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.row.RowTerms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.notContaining;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Bulk messages on the wire, by the samples of the documentation. */
class BulkWriterWireTest {
    private static final String ROOT = "/api/data/v9.2/";
    private static final String MESSAGE = ROOT + "sample_examples/Microsoft.Dynamics.CRM.";
    private static final UUID ID = UUID.fromString("8f4c3f92-312b-ee11-bdf4-000d3a993550");
    private static final BulkOptions REPORT = BulkOptions.DEFAULT.withOnRowError(OnRowError.report);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private Connection connection;
    private DataverseClient client;

    @BeforeEach
    void connect() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + SERVER.getPort());
        settings.setTokenSource(request -> new AccessToken("token", Instant.MAX));
        connection = Connection.build("test", settings);
        client = DataverseClient.create(connection);
        SERVER.stubFor(get(urlPathEqualTo(ROOT + "EntityDefinitions")).willReturn(okJson("""
                {"value":[{"LogicalName":"sample_example","EntitySetName":"sample_examples",
                "PrimaryIdAttribute":"sample_exampleid","PrimaryNameAttribute":"sample_name",
                "Attributes":[{"LogicalName":"sample_exampleid","AttributeTypeName":{"Value":"UniqueidentifierType"}},
                {"LogicalName":"sample_name","AttributeTypeName":{"Value":"StringType"}},
                {"LogicalName":"sample_keyattribute","AttributeTypeName":{"Value":"StringType"}}],
                "Keys":[{"LogicalName":"sample_key","KeyAttributes":["sample_keyattribute"],
                "EntityKeyIndexStatus":"Active"}]}]}""")));
        SERVER.stubFor(get(urlPathEqualTo(
                        ROOT
                                + "EntityDefinitions(LogicalName='sample_example')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata"))
                .willReturn(okJson("{\"value\":[]}")));
        tableIs("Standard");
        messagesAre("[{\"sdkmessagefilterid\":\"f9bedb46-856e-ed11-9561-002248081470\"}]");
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void rowsAreCreatedWithTheirTypeAndGetTheirIdsInOrder() {
        answer("CreateMultiple", okJson("{\"Ids\":[\"" + ID + "\",\"904c3f92-312b-ee11-bdf4-000d3a993550\"]}"));
        List<RowOutcome> outcomes =
                write(Verb.CREATE, BulkOptions.DEFAULT, named("a"), named("b")).toList();

        assertThat(outcomes.get(0)).isEqualTo(RowOutcome.done(0, ID, Status.created));
        SERVER.verify(
                1, postRequestedFor(urlEqualTo(MESSAGE + "CreateMultiple")).withRequestBody(equalToJson("""
                {"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.sample_example","sample_name":"a"},
                {"@odata.type":"Microsoft.Dynamics.CRM.sample_example","sample_name":"b"}]}""")));
    }

    @Test
    void rowsAreUpdatedByTheirIdsAndCarryTheRequestOptions() {
        answer("UpdateMultiple?tag=nightly", aResponse().withStatus(204));
        client = client.with(RequestOptions.NONE.withTag("nightly").withSuppressFlows());
        write(Verb.UPDATE, BulkOptions.DEFAULT, NamedRow.of(ID, Map.of("sample_name", "a")))
                .toList();

        SERVER.verify(postRequestedFor(urlEqualTo(MESSAGE + "UpdateMultiple?tag=nightly"))
                .withHeader("MSCRM.SuppressCallbackRegistrationExpanderJob", equalTo("true"))
                .withRequestBody(equalToJson("{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.sample_example\","
                        + "\"sample_exampleid\":\"" + ID + "\",\"sample_name\":\"a\"}]}")));
    }

    @Test
    void anUpsertNamesItsRowByTheKeyAndNeverRepeatsTheKeyColumn() {
        answer("UpsertMultiple", aResponse().withStatus(204));
        write(Verb.UPSERT, BulkOptions.DEFAULT, keyed("0000001")).toList();

        SERVER.verify(postRequestedFor(urlEqualTo(MESSAGE + "UpsertMultiple")).withRequestBody(equalToJson("""
                {"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.sample_example",
                "@odata.id":"sample_examples(sample_keyattribute='0000001')","sample_name":"n"}]}""")));
    }

    @Test
    void whichMessagesATableHasIsAskedOnce() {
        answer("UpsertMultiple", aResponse().withStatus(204));
        write(Verb.UPSERT, BulkOptions.DEFAULT, keyed("1")).toList();
        write(Verb.UPSERT, BulkOptions.DEFAULT, keyed("2")).toList();

        SERVER.verify(
                1,
                getRequestedFor(urlPathEqualTo(ROOT + "sdkmessagefilters"))
                        .withQueryParam("@message", equalTo("'UpsertMultiple'"))
                        .withQueryParam("@table", equalTo("'sample_example'"))
                        .withQueryParam(
                                "$filter",
                                equalTo("sdkmessageid/name eq @message and primaryobjecttypecode eq @table")));
    }

    @Test
    void aTableWithoutTheMessageIsWrittenInBatchesUnlessItIsAskedFor() {
        messagesAre("[]");
        SERVER.stubFor(post(urlEqualTo(ROOT + "$batch"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "multipart/mixed; boundary=b")
                        .withBody(
                                "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\nOData-EntityId: "
                                        + "http://h/api/data/v9.2/sample_examples(" + ID + ")\r\n\r\n\r\n--b--\r\n")));
        assertThat(write(Verb.CREATE, BulkOptions.DEFAULT, named("a")).toList())
                .containsExactly(RowOutcome.done(0, ID, Status.created));
        assertThatThrownBy(() -> write(Verb.CREATE, BulkOptions.DEFAULT.withWriteMode(WriteMode.multiple), named("a")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContainingAll("no message CreateMultiple", "writeMode=auto");
    }

    @Test
    void aLostAnswerIsNeverSentAgainAndTheOtherChunksGoOn() {
        SERVER.stubFor(post(urlEqualTo(MESSAGE + "CreateMultiple"))
                .inScenario("lost")
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                .willSetStateTo("found"));
        SERVER.stubFor(post(urlEqualTo(MESSAGE + "CreateMultiple"))
                .inScenario("lost")
                .whenScenarioStateIs("found")
                .willReturn(okJson("{\"Ids\":[\"" + ID + "\"]}")));
        List<RowOutcome> outcomes = write(Verb.CREATE, REPORT.withBatchSize(2), named("a"), named("b"), named("c"))
                .toList();

        assertThat(outcomes)
                .extracting(RowOutcome::status)
                .containsExactly(Status.failed, Status.failed, Status.created);
        assertThat(outcomes.get(1).error()).isInstanceOf(AmbiguousOutcomeException.class);
        SERVER.verify(2, postRequestedFor(urlEqualTo(MESSAGE + "CreateMultiple")));
    }

    @Test
    void anAnswerWithTooFewIdsIsAmbiguous() {
        answer("CreateMultiple", okJson("{\"Ids\":[\"" + ID + "\"]}"));
        assertThat(write(Verb.CREATE, REPORT, named("a"), named("b")).toList())
                .allSatisfy(outcome -> assertThat(outcome.error()).isInstanceOf(AmbiguousOutcomeException.class));
    }

    @Test
    void aFailureOfTheLoginEndsTheWritingInEveryMode() {
        answer("CreateMultiple", aResponse().withStatus(401));
        RowOutcomes outcomes =
                write(Verb.CREATE, REPORT.withBatchSize(2), named("a"), named("b"), named("c"), named("d"));
        RowsFailedException failed = catchThrowableOfType(RowsFailedException.class, outcomes::toList);

        assertThat(failed.outcomes()).hasSize(2);
        assertThat(failed.outcomes().get(0).error()).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void kBadRowsOfNCostFewMoreRequestsThanTheyAre() {
        SERVER.stubFor(post(urlEqualTo(MESSAGE + "UpdateMultiple"))
                .withRequestBody(containing("bad"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"code\":\"0x80040203\",\"message\":\"Invalid argument.\"}}")));
        SERVER.stubFor(post(urlEqualTo(MESSAGE + "UpdateMultiple"))
                .withRequestBody(notContaining("bad"))
                .willReturn(aResponse().withStatus(204)));
        NamedRow[] rows = IntStream.range(0, 64)
                .mapToObj(i -> NamedRow.of(new UUID(0, i), Map.of("sample_name", i == 9 || i == 50 ? "bad" : "good")))
                .toArray(NamedRow[]::new);
        assertThat(write(Verb.UPDATE, REPORT, rows).toList())
                .filteredOn(RowOutcome::isFailed)
                .extracting(RowOutcome::index)
                .containsExactly(9, 50);
        // the whole, then two at each of 5 levels below the halves for each of the two
        assertThat(SERVER.findAll(postRequestedFor(urlEqualTo(MESSAGE + "UpdateMultiple"))))
                .hasSizeLessThanOrEqualTo(25);
    }

    @Test
    void rowsOfAnElasticTableAreDeletedTogetherAndAreUnclearWhereThatFails() {
        tableIs("Elastic");
        answer("DeleteMultiple", aResponse().withStatus(204));
        NamedRow[] rows = {
            NamedRow.of(ID, Map.of("partitionid", "Device-ABC-1234")), NamedRow.of(new UUID(0, 1), Map.of())
        };
        BulkOptions multiple = REPORT.withWriteMode(WriteMode.multiple);
        assertThat(write(Verb.DELETE, multiple, rows).toList())
                .extracting(RowOutcome::status)
                .containsOnly(Status.deleted);
        SERVER.verify(postRequestedFor(urlEqualTo(MESSAGE + "DeleteMultiple"))
                .withRequestBody(equalToJson(
                        "{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.sample_example\",\"sample_exampleid\":\""
                                + ID
                                + "\",\"partitionid\":\"Device-ABC-1234\"},{\"@odata.type\":\"Microsoft.Dynamics.CRM.sample_example\","
                                + "\"sample_exampleid\":\"00000000-0000-0000-0000-000000000001\"}]}")));

        answer("DeleteMultiple", aResponse().withStatus(400));
        assertThat(write(Verb.DELETE, multiple, rows).toList()).allSatisfy(outcome -> assertThat(outcome.error())
                .isInstanceOf(AmbiguousOutcomeException.class)
                .hasMessageContaining("elastic"));
    }

    @Test
    void conditionsAndKeysThatABulkMessageCannotKeepAreRefused() {
        BulkOptions multiple = REPORT.withWriteMode(WriteMode.multiple);
        assertThatThrownBy(() -> client.table("sample_examples")
                        .bulk(Verb.UPSERT, multiple)
                        .on(RowTerms.NONE.withIfNoneMatch("*"))
                        .write(List.of(keyed("1")).iterator()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("ifNoneMatch");
        assertThat(write(Verb.UPDATE, multiple, keyed("1")).toList().get(0).error())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("UpdateMultiple names rows by row id");
        assertThat(write(Verb.UPDATE, multiple, named("nobody")).toList().get(0).error())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Name each row");
    }

    private RowOutcomes write(Verb verb, BulkOptions options, NamedRow... rows) {
        Iterator<NamedRow> source = Stream.of(rows).iterator();
        return client.table("sample_examples").bulk(verb, options).write(source);
    }

    private static NamedRow named(String name) {
        return NamedRow.of(Map.of("sample_name", name));
    }

    private static NamedRow keyed(String key) {
        return NamedRow.of(
                AlternateKey.of("sample_keyattribute", key), Map.of("sample_keyattribute", key, "sample_name", "n"));
    }

    private static void answer(String message, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(urlEqualTo(MESSAGE + message)).willReturn(answer));
    }

    private static void messagesAre(String filters) {
        SERVER.stubFor(
                get(urlPathEqualTo(ROOT + "sdkmessagefilters")).willReturn(okJson("{\"value\":" + filters + "}")));
    }

    private static void tableIs(String type) {
        SERVER.stubFor(get(urlPathEqualTo(ROOT + "EntityDefinitions(LogicalName='sample_example')"))
                .willReturn(okJson("{\"TableType\":\"" + type + "\"}")));
    }
}
