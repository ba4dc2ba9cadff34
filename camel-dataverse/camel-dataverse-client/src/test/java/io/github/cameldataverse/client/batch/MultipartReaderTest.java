// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MultipartReaderTest {
    private static final String TYPE = "multipart/mixed; boundary=batchresponse_1";
    private static final String ANSWER = """
            --batchresponse_1
            Content-Type: application/http
            Content-ID: 1

            HTTP/1.1 204 No Content
            OData-Version: 4.0

            --batchresponse_1
            Content-Type: application/http

            HTTP/1.1 200 OK
            Content-Type: application/json

            {
              "name": "a--batchresponse_1 in the middle of a line"
            }
            --batchresponse_1--
            """;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void partsEndAtTheBoundaryWhateverTheLineEnds(String lineEnd) throws IOException {
        MultipartReader reader = reader(ANSWER.replace("\n", lineEnd));
        MultipartReader.Part first = reader.next();
        assertThat(first.header("content-id")).isEqualTo("1");
        InnerReply empty = InnerReply.read(first.body());
        assertThat(empty.status()).isEqualTo(204);
        assertThat(empty.headers()).containsEntry("OData-Version", "4.0");
        assertThat(empty.body().readAllBytes()).isEmpty();
        InnerReply json = InnerReply.read(reader.next().body());
        assertThat(new String(json.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\n  \"name\": \"a--batchresponse_1 in the middle of a line\"\n}".replace("\n", lineEnd));
        assertThat(reader.next()).isNull();
    }

    @Test
    void whatIsLeftOfAPartIsSkipped() throws IOException {
        MultipartReader reader = reader(ANSWER);
        reader.next();
        assertThat(reader.next()).isNotNull();
        assertThat(reader.next()).isNull();
    }

    @Test
    void theLastDelimiterNeedsNoLineEnd() throws IOException {
        MultipartReader reader = reader(ANSWER.strip());
        assertThat(parts(reader)).hasSize(2);
    }

    @Test
    void anAnswerThatIsCutAnywhereIsRefused() {
        int whole = ANSWER.strip().length();
        for (int length = 0; length < whole; length++) {
            String cut = ANSWER.substring(0, length);
            assertThatThrownBy(() -> parts(reader(cut))).as("cut at %s", length).isInstanceOf(IOException.class);
        }
    }

    @Test
    void bytesBehindALoneCarriageReturnAreKept() throws IOException {
        MultipartReader reader = reader("--batchresponse_1\r\n\r\na\rb\r\r\n\r\nc\r\n--batchresponse_1--");
        assertThat(new String(reader.next().body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("a\rb\r\r\n\r\nc");
    }

    @Test
    void aTypeWithoutBoundaryIsRefused() {
        assertThatThrownBy(() -> new MultipartReader(new ByteArrayInputStream(new byte[0]), "multipart/mixed"))
                .hasMessageContaining("names no boundary");
    }

    private static MultipartReader reader(String answer) throws IOException {
        return new MultipartReader(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)), TYPE);
    }

    private static List<byte[]> parts(MultipartReader reader) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        for (MultipartReader.Part part = reader.next(); part != null; part = reader.next()) {
            parts.add(part.body().readAllBytes());
        }
        return parts;
    }
}
