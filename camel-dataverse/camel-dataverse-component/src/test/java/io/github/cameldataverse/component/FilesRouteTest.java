// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cameldataverse.client.model.ValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files and images from a route. */
class FilesRouteTest extends WireRoutes {
    private static final String COLUMN = API + "accounts(" + ID + ")/contract";
    private static final String ROW = "&column=contract&rowId=" + ID;

    @BeforeEach
    void answers() {
        server.stubFor(patch(urlEqualTo(COLUMN)).willReturn(aResponse().withStatus(204)));
        server.stubFor(delete(urlEqualTo(COLUMN)).willReturn(aResponse().withStatus(204)));
        server.stubFor(get(urlEqualTo(COLUMN + "/$value"))
                .willReturn(aResponse()
                        .withStatus(206)
                        .withHeader("Content-Type", "application/octet-stream")
                        .withHeader("x-ms-file-name", "contract.txt")
                        .withHeader("x-ms-file-size", "2")
                        .withHeader("mimetype", "text/plain")
                        .withBody("hi")));
    }

    private void sentAs(String name, String content) {
        server.verify(patchRequestedFor(urlEqualTo(COLUMN))
                .withHeader("x-ms-file-name", equalTo(name))
                .withRequestBody(equalTo(content)));
    }

    @Test
    void aStreamIsUploadedUnderTheNameOfTheMessage() {
        Exchange done = send(
                "dataverse:accounts?operation=uploadFile" + ROW,
                new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
                Map.of(Exchange.FILE_NAME, "in/a.json"));
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeaders())
                .containsEntry(DataverseConstants.ROW_ID, ID)
                .containsEntry(Exchange.FILE_NAME, "in/a.json");
        sentAs("a.json", "{}");
    }

    @Test
    void aFileIsUploadedUnderItsOwnNameOrThatOfTheOption(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("b.txt"), "text");
        send("dataverse:accounts?operation=uploadFile" + ROW, file);
        sentAs("b.txt", "text");
        send("dataverse:accounts?operation=uploadFile&fileName=c.txt" + ROW, file.toFile());
        sentAs("c.txt", "text");
    }

    @Test
    void aFileOfTheFileComponentIsStreamed(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("d.txt"), "text");
        camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?noop=true&initialDelay=0")
                        .to("dataverse:accounts?operation=uploadFile" + ROW)
                        .to("mock:done");
            }
        });
        MockEndpoint done = camel().getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(1);
        done.assertIsSatisfied();
        sentAs("d.txt", "text");
    }

    @Test
    void aFileIsDownloadedAsAStreamThatIsClosedWithTheExchange() throws Exception {
        AtomicReference<InputStream> stream = new AtomicReference<>();
        camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .noStreamCaching()
                        .to("dataverse:accounts?operation=downloadFile" + ROW)
                        .process(exchange -> {
                            InputStream body = exchange.getMessage().getBody(InputStream.class);
                            stream.set(body);
                            exchange.setProperty("first", body.read());
                        });
            }
        });
        Exchange done = send("direct:in", null);
        assertThat(done.getException()).isNull();
        assertThat(done.getProperty("first")).isEqualTo((int) 'h');
        assertThat(done.getMessage().getHeaders())
                .containsEntry(Exchange.FILE_NAME, "contract.txt")
                .containsEntry(Exchange.FILE_LENGTH, 2L)
                .containsEntry(Exchange.CONTENT_TYPE, "text/plain");
        assertThatThrownBy(() -> stream.get().read()).hasMessageContaining("closed");
    }

    @Test
    void aFileIsDeleted() {
        send("dataverse:accounts?operation=deleteFile" + ROW, null);
        server.verify(deleteRequestedFor(urlEqualTo(COLUMN)));
    }

    @Test
    void aFileWithoutNameOrColumnIsRefused() {
        assertThat(send("dataverse:accounts?operation=uploadFile" + ROW, new byte[1])
                        .getException())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("CamelFileName");
        assertThat(send("dataverse:accounts?operation=downloadFile&rowId=" + ID, null)
                        .getException())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("needs column");
    }
}
