// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.cameldataverse.client.files.FileDownload;
import io.github.cameldataverse.client.files.FileSource;
import io.github.cameldataverse.client.model.NotFoundException;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.cameldataverse.client.WireEnvironment.API;
import static io.github.cameldataverse.client.WireEnvironment.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files on the wire: whole, in blocks, in ranges. */
class FileWireTest {
    private static final String ROW = API + "accounts(" + ID + ")";
    private static final String COLUMN = ROW + "/contract";
    private static final int CHUNK = 4 * 1024 * 1024;
    private static final byte[] LARGE = large();
    private static final JsonMapper MAPPER = new JsonMapper();

    @RegisterExtension
    final WireEnvironment wire = new WireEnvironment();

    private static byte[] large() {
        byte[] bytes = new byte[2 * CHUNK + 5];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void answers() {
        wire.given(patch(urlPathEqualTo(COLUMN)), aResponse().withStatus(204));
        wire.given(get(urlPathEqualTo(ROW)), okJson("{\"accountid\":\"" + ID + "\"}"));
        limit(32_768);
        wire.given(post(urlEqualTo(API + "InitializeFileBlocksUpload")), okJson("{\"FileContinuationToken\":\"t1\"}"));
        wire.given(post(urlEqualTo(API + "UploadBlock")), aResponse().withStatus(204));
        wire.given(post(urlEqualTo(API + "CommitFileBlocksUpload")), okJson("{\"FileSizeInBytes\":1}"));
    }

    private void limit(int kilobytes) {
        wire.given(
                get(urlPathEqualTo(API + "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='contract')"
                        + "/Microsoft.Dynamics.CRM.FileAttributeMetadata")),
                okJson("{\"MaxSizeInKB\":" + kilobytes + "}"));
    }

    private DataverseClient.FileSpec file() {
        return wire.accounts().row(ID).file("contract");
    }

    @Test
    void aSmallFileGoesInOneRequestWithItsName() {
        file().upload(FileSource.of("a.txt", new byte[] {1, 2}));
        wire.server()
                .verify(patchRequestedFor(urlEqualTo(COLUMN))
                        .withHeader("x-ms-file-name", equalTo("a.txt"))
                        .withHeader("Content-Type", equalTo("application/octet-stream"))
                        .withRequestBody(binaryEqualTo(new byte[] {1, 2})));
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void aNameBeyondAsciiStandsInTheQueryForTheHeaderCannotHoldIt() {
        file().upload(FileSource.of("Prüfung.pdf", new byte[] {1}));
        wire.server()
                .verify(patchRequestedFor(urlEqualTo(COLUMN + "?x-ms-file-name=Pr%C3%BCfung.pdf"))
                        .withHeader("x-ms-file-name", absent()));
    }

    @Test
    void aLargeStreamOfUnknownLengthGoesInBlocks() throws IOException {
        file().upload(FileSource.of("large.pdf", new ByteArrayInputStream(LARGE)));
        JsonNode begin = sent("InitializeFileBlocksUpload").get(0);
        assertThat(begin.toString())
                .isEqualTo("{\"Target\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"accountid\":\"" + ID
                        + "\"},\"FileName\":\"large.pdf\",\"FileAttributeName\":\"contract\"}");
        List<JsonNode> blocks = sent("UploadBlock");
        assertThat(blocks).hasSize(3).allSatisfy(block -> {
            assertThat(block.path("FileContinuationToken").asText()).isEqualTo("t1");
            assertThat(block.path("BlockId").asText())
                    .hasSameSizeAs(blocks.get(0).path("BlockId").asText());
        });
        assertThat(Base64.getDecoder().decode(blocks.get(2).path("BlockData").asText()))
                .hasSize(5);
        JsonNode commit = sent("CommitFileBlocksUpload").get(0);
        assertThat(commit.path("MimeType").asText()).isEqualTo("application/pdf");
        assertThat(commit.path("BlockList"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(blocks.stream()
                        .map(block -> block.path("BlockId").asText())
                        .toList());
    }

    @Test
    void aBlockWhoseAnswerIsLostIsSentAgain() throws IOException {
        wire.given(
                post(urlEqualTo(API + "UploadBlock"))
                        .inScenario("lost")
                        .whenScenarioStateIs("Started")
                        .willSetStateTo("on"),
                aResponse().withFault(Fault.EMPTY_RESPONSE));
        file().upload(FileSource.of("large.pdf", LARGE));
        assertThat(sent("UploadBlock")).hasSize(4);
        assertThat(sent("CommitFileBlocksUpload").get(0).path("BlockList")).hasSize(3);
    }

    @Test
    void aFileLargerThanTheColumnTakesIsRefusedBeforeItIsSent() {
        limit(5_000);
        assertThatThrownBy(() -> file().upload(FileSource.of("large.pdf", LARGE)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Column contract of table account takes a file of 5000 KB at the most");
        wire.server().verify(0, postRequestedFor(urlEqualTo(API + "InitializeFileBlocksUpload")));
    }

    @Test
    void aStreamLargerThanTheColumnTakesIsNeverCommitted() {
        limit(5_000);
        assertThatThrownBy(() -> file().upload(FileSource.of("large.pdf", new ByteArrayInputStream(LARGE))))
                .isInstanceOf(ValidationException.class);
        wire.server().verify(0, postRequestedFor(urlEqualTo(API + "CommitFileBlocksUpload")));
    }

    @Test
    void aBrokenSequenceOfBlocksIsTheServicesError() {
        wire.given(
                post(urlEqualTo(API + "CommitFileBlocksUpload")),
                okJson("{\"error\":{\"code\":\"0x80048d06\",\"message\":\"The block was not uploaded\"}}")
                        .withStatus(400));
        assertThatThrownBy(() -> file().upload(FileSource.of("large.pdf", LARGE)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("The block was not uploaded");
    }

    @Test
    void aFileIsDownloadedRangeByRangeAsItIsRead() throws IOException {
        for (int from = 0; from < LARGE.length; from += CHUNK) {
            range(from, LARGE.length);
        }
        FileDownload download = file().download();
        assertThat(download.name()).isEqualTo("large.pdf");
        assertThat(download.size()).isEqualTo(LARGE.length);
        assertThat(wire.requests()).hasSize(1);
        try (InputStream content = download.content()) {
            assertThat(content.readAllBytes()).isEqualTo(LARGE);
        }
        assertThat(wire.requests()).hasSize(3);
    }

    @Test
    void aFileThatIsReplacedMeanwhileIsNotMixed() throws IOException {
        range(0, LARGE.length);
        range(CHUNK, LARGE.length - 1);
        try (InputStream content = file().download().content()) {
            assertThatThrownBy(content::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("was replaced while it was downloaded");
        }
    }

    @Test
    void anAnswerThatIsNoRangeIsTheWholeFile() throws IOException {
        wire.given(
                get(urlEqualTo(COLUMN + "/$value")),
                aResponse()
                        .withHeader("Content-Type", "application/octet-stream")
                        .withBody(LARGE));
        try (InputStream content = file().download().content()) {
            assertThat(content.readAllBytes()).isEqualTo(LARGE);
        }
    }

    @Test
    void anImageIsDownloadedInFullSizeAndInOnePiece() throws IOException {
        wire.given(
                get(urlEqualTo(ROW + "/picture/$value?size=full")).withHeader("Range", absent()),
                aResponse()
                        .withHeader("Content-Type", "application/octet-stream")
                        .withBody(new byte[] {9}));
        try (InputStream content =
                wire.accounts().row(ID).file("picture").download().content()) {
            assertThat(content.readAllBytes()).containsExactly(9);
        }
    }

    @Test
    void aFileThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> file().download()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aFileIsDeleted() {
        wire.given(delete(urlEqualTo(COLUMN)), aResponse().withStatus(204));
        file().delete();
        wire.server().verify(deleteRequestedFor(urlEqualTo(COLUMN)));
    }

    @Test
    void aColumnThatHoldsNoFilesIsRefusedWithThoseThatDo() {
        assertThatThrownBy(() -> wire.accounts().row(ID).file("name"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("holds no files")
                .hasMessageContaining("[contract, picture]");
        assertThatThrownBy(() -> wire.accounts().row(ID).file("contrakt"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("contract");
    }

    private void range(int from, int size) {
        int to = Math.min(from + CHUNK, LARGE.length);
        ResponseDefinitionBuilder answer = aResponse()
                .withStatus(206)
                .withHeader("Content-Type", "application/octet-stream")
                .withHeader("x-ms-file-size", Integer.toString(size))
                .withHeader("x-ms-file-name", "large.pdf")
                .withBody(Arrays.copyOfRange(LARGE, from, to));
        wire.given(
                get(urlEqualTo(COLUMN + "/$value"))
                        .withHeader("Range", equalTo("bytes=" + from + "-" + (from + CHUNK - 1))),
                answer);
    }

    private List<JsonNode> sent(String action) throws IOException {
        List<LoggedRequest> requests = wire.server().findAll(postRequestedFor(urlEqualTo(API + action)));
        return requests.stream().map(FileWireTest::json).toList();
    }

    private static JsonNode json(LoggedRequest request) {
        try {
            return MAPPER.readTree(request.getBody());
        } catch (IOException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
