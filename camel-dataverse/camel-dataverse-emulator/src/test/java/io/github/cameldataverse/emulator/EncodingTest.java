// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EncodingTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, GZIP", "gzip;q=0.5, identity", "gzip ; q=1.0"})
    void answersAreCompressedForThoseWhoTakeIt(String accepted) {
        assertThat(head(accepted)).containsIgnoringCase("Content-Encoding: gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "gzip; q=0.000", "deflate", "identity, gzip;Q=0"})
    void answersAreNotCompressedForThoseWhoRefuseIt(String accepted) {
        assertThat(head(accepted)).doesNotContainIgnoringCase("Content-Encoding");
    }

    @Test
    void streamedRowsAreCompressedToo() throws Exception {
        URI uri = URI.create(EMULATOR.emulator().httpEnvironmentUrl() + "/__emulator/rows/accounts");
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip").build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

        try (GZIPInputStream rows = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(Caller.JSON.readTree(rows).path("count").asInt()).isEqualTo(4);
        }
    }

    private static String head(String accepted) {
        return RawSocket.get(EMULATOR.emulator(), "accounts", "Accept-Encoding: " + accepted)
                .head();
    }
}
