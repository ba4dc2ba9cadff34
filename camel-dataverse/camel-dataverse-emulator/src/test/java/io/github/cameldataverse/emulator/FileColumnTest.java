// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** File columns: upload, download and deletion in every documented way, and what is refused. */
class FileColumnTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .build();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final byte[] TEXT = "Hello, contract!".getBytes(StandardCharsets.UTF_8);

    private Caller api;
    private UUID order;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
        order = api.create("sample_orders", "{'sample_name':'one'}");
    }

    private String column() {
        return api.root() + "sample_orders(" + order + ")/sample_contract";
    }

    private HttpResponse<byte[]> send(String method, String uri, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(uri)).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> upload(byte[] content, String name) throws Exception {
        return send("PATCH", column(), content, "Content-Type", "application/octet-stream", "x-ms-file-name", name);
    }

    private static String code(HttpResponse<byte[]> answer) throws Exception {
        return Caller.JSON.readTree(answer.body()).path("error").path("code").asText();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void aWholeFileIsUploadedReadDownloadedAndDeleted() throws Exception {
        assertThat(upload(TEXT, "contract.txt").statusCode()).isEqualTo(204);

        JsonNode row = api.get("sample_orders(" + order + ")?$select=sample_contract,sample_contract_name")
                .json();
        assertThat(row.path("sample_contract").asText()).hasSize(36);
        assertThat(row.path("sample_contract_name").asText()).isEqualTo("contract.txt");

        HttpResponse<byte[]> file = send("GET", column() + "/$value", new byte[0]);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(TEXT);
        assertThat(header(file, "x-ms-file-size")).isEqualTo("16");
        assertThat(header(file, "x-ms-file-name")).isEqualTo("contract.txt");
        assertThat(header(file, "mimetype")).isEqualTo("text/plain");

        assertThat(send("DELETE", column(), new byte[0]).statusCode()).isEqualTo(204);
        assertThat(send("GET", column() + "/$value", new byte[0]).statusCode()).isEqualTo(404);
        assertThat(api.get("sample_orders(" + order + ")")
                        .json()
                        .path("sample_contract_name")
                        .isNull())
                .isTrue();
    }

    @Test
    void aSecondFileTakesThePlaceOfTheFirst() throws Exception {
        upload(TEXT, "contract.txt");
        upload(new byte[] {1, 2}, "second.bin");

        assertThat(send("GET", column() + "/$value", new byte[0]).body()).containsExactly(1, 2);
    }

    @Test
    void aFileIsKeptWhereTheChangeSetThatDeletesItFails() throws Exception {
        upload(TEXT, "contract.txt");

        api.batch(BatchText.batch(BatchText.changeSet(
                BatchText.request("1", "DELETE", column(), ""),
                BatchText.request("2", "POST", "sample_orders", "{'sample_name':'" + "x".repeat(5000) + "'}"))));

        assertThat(send("GET", column() + "/$value", new byte[0]).body()).isEqualTo(TEXT);
    }

    @Test
    void aRangeIsDownloadedWithItsHeaders() throws Exception {
        upload(TEXT, "contract.txt");

        HttpResponse<byte[]> range = send("GET", column() + "/$value", new byte[0], "Range", "bytes=7-99");
        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(new String(range.body(), StandardCharsets.UTF_8)).isEqualTo("contract!");
        assertThat(header(range, "x-ms-chunk-size")).isEqualTo("4194304");
        assertThat(header(range, "Content-Range")).isEqualTo("bytes 7-15/16");
        assertThat(send("GET", column() + "/$value", new byte[0], "Range", "bytes=16-20")
                        .statusCode())
                .isEqualTo(416);
        assertThat(send("GET", column() + "/$value", new byte[0], "Range", "lines=1")
                        .statusCode())
                .isEqualTo(400);
    }

    private String begin(String name) throws Exception {
        HttpResponse<byte[]> first =
                send("PATCH", column() + "?x-ms-file-name=" + name, new byte[0], "x-ms-transfer-mode", "chunked");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "x-ms-chunk-size")).isEqualTo("4194304");
        assertThat(header(first, "Accept-Ranges")).isEqualTo("bytes");
        return header(first, "Location");
    }

    private HttpResponse<byte[]> chunk(String location, int from, int to, int total) throws Exception {
        byte[] part = java.util.Arrays.copyOfRange(TEXT, from, to + 1);
        return send(
                "PATCH",
                location,
                part,
                "Content-Range",
                "bytes " + from + "-" + to + "/" + total,
                "x-ms-file-name",
                "contract.txt");
    }

    @Test
    void aFileIsUploadedInChunksWhateverTheirOrderBeforeTheLast() throws Exception {
        String location = begin("contract.txt");
        assertThat(location).contains("?sessiontoken=");

        assertThat(chunk(location, 5, 9, 16).statusCode()).isEqualTo(206);
        assertThat(chunk(location, 0, 4, 16).statusCode()).isEqualTo(206);
        assertThat(chunk(location, 10, 15, 16).statusCode()).isEqualTo(204);

        assertThat(send("GET", column() + "/$value", new byte[0]).body()).isEqualTo(TEXT);
    }

    @Test
    void aMissingChunkIsToldWithTheLastOne() throws Exception {
        String location = begin("contract.txt");
        chunk(location, 0, 4, 16);

        HttpResponse<byte[]> last = chunk(location, 10, 15, 16);

        assertThat(last.statusCode()).isEqualTo(400);
        assertThat(new String(last.body(), StandardCharsets.UTF_8)).contains("5 bytes before it are missing");
        assertThat(send("GET", column() + "/$value", new byte[0]).statusCode()).isEqualTo(404);
    }

    @Test
    void chunksThatOverlapAreRefused() throws Exception {
        String location = begin("contract.txt");
        chunk(location, 0, 4, 16);

        assertThat(chunk(location, 4, 9, 16).statusCode()).isEqualTo(400);
    }

    @Test
    void aChunkWithoutItsRangeIsRefused() throws Exception {
        assertThat(send("PATCH", begin("contract.txt"), TEXT).statusCode()).isEqualTo(400);
    }

    @Test
    void aChunkOfAnotherLengthThanItsRangeIsRefused() throws Exception {
        assertThat(send("PATCH", begin("contract.txt"), TEXT, "Content-Range", "bytes 0-3/16")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSessionTokenThatNobodyGaveIsRefused() throws Exception {
        assertThat(chunk(column() + "?sessiontoken=x", 0, 4, 16).statusCode()).isEqualTo(400);
    }

    @Test
    void anUploadWithoutAFileNameIsRefused() throws Exception {
        assertThat(send("PATCH", column(), TEXT, "Content-Type", "application/octet-stream")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aFileLargerThanTheColumnAllowsIsRefused() throws Exception {
        HttpResponse<byte[]> whole = upload(new byte[10 * 1024 * 1024 + 1], "large.bin");
        HttpResponse<byte[]> chunk =
                send("PATCH", begin("large.bin"), new byte[1], "Content-Range", "bytes 0-0/10485761");

        assertThat(whole.statusCode()).isEqualTo(400);
        assertThat(code(whole)).isEqualTo("0x80044a02");
        assertThat(code(chunk)).isEqualTo("0x80044a02");
        assertThat(upload(new byte[10 * 1024 * 1024], "large.bin").statusCode()).isEqualTo(204);
    }

    @Test
    void aBlockedExtensionIsRefused() throws Exception {
        assertThat(code(upload(TEXT, "setup.EXE"))).isEqualTo("0x80043E09");
    }

    @Test
    void aFileOfARowThatIsNotThereIsRefused() throws Exception {
        String other = api.root() + "sample_orders(" + UUID.randomUUID() + ")/sample_contract";

        assertThat(send("PATCH", other, TEXT, "x-ms-file-name", "a.txt").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFileCannotBeSetInTheBodyOfARow() {
        assertThat(api.patch("sample_orders(" + order + ")", "{'sample_contract':'" + UUID.randomUUID() + "'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theDefinitionTellsTheLargestSize() {
        Answer answer =
                api.get("EntityDefinitions(LogicalName='sample_order')/Attributes(LogicalName='sample_contract')"
                        + "/Microsoft.Dynamics.CRM.FileAttributeMetadata?$select=MaxSizeInKB");

        assertThat(answer.json().path("MaxSizeInKB").asInt()).isEqualTo(10240);
    }

    private String target() {
        return "'Target':{'sample_orderid':'" + order + "','@odata.type':'Microsoft.Dynamics.CRM.sample_order'},"
                + "'FileAttributeName':'sample_contract'";
    }

    private String initialize() {
        return api.post("InitializeFileBlocksUpload", "{" + target() + ",'FileName':'contract.txt'}")
                .json()
                .path("FileContinuationToken")
                .asText();
    }

    private Answer block(String token, String id, byte[] bytes) {
        return api.post(
                "UploadBlock",
                "{'BlockId':'" + id + "','BlockData':'" + Base64.getEncoder().encodeToString(bytes)
                        + "','FileContinuationToken':'" + token + "'}");
    }

    private Answer commit(String token, String ids) {
        return api.post(
                "CommitFileBlocksUpload",
                "{'FileName':'contract.pdf','MimeType':'application/pdf','BlockList':[" + ids
                        + "],'FileContinuationToken':'" + token + "'}");
    }

    @Test
    void blocksAreUploadedCommittedDownloadedAndDeleted() {
        String token = initialize();
        assertThat(block(token, "QUE=", new byte[] {1, 2}).status()).isEqualTo(204);
        assertThat(block(token, "QkI=", new byte[] {3}).status()).isEqualTo(204);
        JsonNode committed = commit(token, "'QkI=','QUE='").json();
        assertThat(committed.path("FileSizeInBytes").asInt()).isEqualTo(3);

        JsonNode begun =
                api.post("InitializeFileBlocksDownload", "{" + target() + "}").json();
        assertThat(begun.path("FileName").asText()).isEqualTo("contract.pdf");
        assertThat(begun.path("FileSizeInBytes").asInt()).isEqualTo(3);
        assertThat(begun.path("IsChunkingSupported").asBoolean()).isTrue();
        String download = begun.path("FileContinuationToken").asText();
        Answer data = api.post(
                "DownloadBlock", "{'Offset':1,'BlockLength':4194304,'FileContinuationToken':'" + download + "'}");
        assertThat(Base64.getDecoder().decode(data.json().path("Data").asText()))
                .containsExactly(1, 2);

        String delete = "{'FileId':'" + committed.path("FileId").asText() + "'}";
        assertThat(api.post("DeleteFile", delete).status()).isEqualTo(204);
        assertThat(api.get("sample_orders(" + order + ")")
                        .json()
                        .path("sample_contract")
                        .isNull())
                .isTrue();
        assertThat(api.post("DeleteFile", delete).code()).isEqualTo("0x80040217");
    }

    @Test
    void brokenBlockUploadsAreRefused() {
        String token = initialize();
        block(token, "QUE=", new byte[] {1});

        assertThat(block(token, "QUFBQUFB", new byte[] {1}).message()).contains("not as long");
        assertThat(block(token, "QkI=", new byte[4 * 1024 * 1024 + 1]).message())
                .contains("at most 4194304");
        assertThat(commit(token, "'QUE=','Q0M='").message()).contains("'Q0M=' was not uploaded");
        assertThat(block("nonsense", "QUE=", new byte[] {1}).status()).isEqualTo(400);
        assertThat(api.post("UploadBlock", "{'BlockId':'QUE=','BlockData':'?','FileContinuationToken':'" + token + "'}")
                        .message())
                .contains("base64");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'Target':{},'FileAttributeName':'sample_contract','FileName':'a.txt'}                          | @odata.type
            {'Target':{'@odata.type':'Microsoft.Dynamics.CRM.sample_order','sample_orderid':'x'},'FileAttributeName':'sample_contract','FileName':'a.txt'} | sample_orderid
            """)
    void aTargetThatNamesNoRowIsRefused(String body, String names) {
        Answer answer = api.post("InitializeFileBlocksUpload", body.replace("''", "'"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains(names);
    }

    @Test
    void aColumnThatIsNoFileIsRefusedWithThoseThatAre() {
        Answer answer = api.post(
                "InitializeFileBlocksUpload",
                "{" + target().replace("sample_contract", "sample_name") + ",'FileName':'a.txt'}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("[sample_contract, sample_photo]");
    }

    @Test
    void aDownloadWithoutAFileIsRefused() {
        Answer answer = api.post("InitializeFileBlocksDownload", "{" + target() + "}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("0x80040217");
    }

    @Test
    void aResetForgetsFilesAndTheEndDeletesTheirFolder() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = folders(temporary);
        List<Path> during;
        try (DataverseEmulator other = DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .start()) {
            Caller caller = new Caller(other);
            UUID id = caller.create("sample_orders", "{'sample_name':'a'}");
            String uri = caller.root() + "sample_orders(" + id + ")/sample_contract";
            send("PATCH", uri, TEXT, "x-ms-file-name", "a.txt");
            during = folders(temporary);
            during.removeAll(before);
        }

        assertThat(during).isNotEmpty();
        assertThat(during.stream().filter(Files::exists).count()).isLessThan(during.size());
    }

    private static List<Path> folders(Path temporary) throws Exception {
        try (Stream<Path> paths = Files.list(temporary)) {
            return new java.util.ArrayList<>(
                    paths.filter(path -> path.getFileName().toString().startsWith("dataverse-emulator-files"))
                            .toList());
        }
    }
}
