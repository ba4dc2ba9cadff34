// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.UUID;
import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Image columns, and the documents of notes. */
class ImageColumnTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .build();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Caller api;
    private UUID order;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
        order = api.create("sample_orders", "{'sample_name':'one'}");
    }

    private static byte[] image(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private HttpResponse<byte[]> send(String method, String path, byte[] body) throws Exception {
        URI uri = URI.create(api.root() + "sample_orders(" + order + ")/sample_photo" + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.headers("Content-Type", "application/octet-stream", "x-ms-file-name", "photo.png");
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private Answer row(String select) {
        return api.get("sample_orders(" + order + ")" + select);
    }

    @Test
    void anUploadedImageIsReadSmallAndDownloadedFull() throws Exception {
        byte[] full = image(300, 428);
        assertThat(send("PUT", "", full).statusCode()).isEqualTo(204);

        JsonNode row = row("?$select=sample_photo,sample_photoid,sample_photo_url,sample_photo_timestamp")
                .json();
        BufferedImage small =
                read(Base64.getDecoder().decode(row.path("sample_photo").asText()));
        assertThat(small.getWidth()).isEqualTo(144);
        assertThat(small.getHeight()).isEqualTo(144);
        assertThat(row.path("sample_photo_url").asText())
                .isEqualTo("/Image/download.aspx?Entity=sample_order&Attribute=sample_photo&Id="
                        + row.path("sample_photoid").asText() + "&Timestamp="
                        + row.path("sample_photo_timestamp").asText());
        assertThat(read(send("GET", "/$value", new byte[0]).body()).getWidth()).isEqualTo(144);
        assertThat(send("GET", "/$value?size=full", new byte[0]).body()).isEqualTo(full);
    }

    @Test
    void anImageIsNotReturnedUnlessItIsSelected() throws Exception {
        send("PATCH", "", image(10, 10));

        assertThat(row("").json().has("sample_photo")).isFalse();
        assertThat(row("").json().has("sample_photo_url")).isTrue();
    }

    @Test
    void aSmallImageIsCroppedToItsSmallestSide() throws Exception {
        send("PATCH", "", image(91, 130));

        assertThat(read(send("GET", "/$value", new byte[0]).body()).getHeight()).isEqualTo(91);
    }

    @Test
    void anImageInTheBodyOfARowKeepsTheSmallOneAlone() throws Exception {
        String base64 = Base64.getEncoder().encodeToString(image(200, 200));
        UUID created = api.create("sample_orders", "{'sample_name':'two','sample_photo':'" + base64 + "'}");
        api.patch("sample_orders(" + order + ")", "{'sample_photo':'" + base64 + "'}");

        assertThat(api.get("sample_orders(" + created + ")")
                        .json()
                        .path("sample_photoid")
                        .isNull())
                .isFalse();
        assertThat(send("GET", "/$value", new byte[0]).statusCode()).isEqualTo(200);
        assertThat(send("GET", "/$value?size=full", new byte[0]).statusCode()).isEqualTo(204);
    }

    @Test
    void everyWayToDeleteAnImageDeletesIt() throws Exception {
        send("PATCH", "", image(10, 10));
        assertThat(send("DELETE", "", new byte[0]).statusCode()).isEqualTo(204);
        assertThat(send("GET", "/$value", new byte[0]).statusCode()).isEqualTo(204);

        send("PATCH", "", image(10, 10));
        assertThat(api.patch("sample_orders(" + order + ")", "{'sample_photo':null}")
                        .status())
                .isEqualTo(204);
        assertThat(send("GET", "/$value?size=full", new byte[0]).statusCode()).isEqualTo(204);

        send("PATCH", "", image(10, 10));
        assertThat(api.send(
                                "PUT",
                                "sample_orders(" + order + ")/sample_photo",
                                "{'value':null}",
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(204);
        assertThat(row("").json().path("sample_photo_url").isNull()).isTrue();
    }

    @Test
    void whatIsNoImageIsRefused() throws Exception {
        HttpResponse<byte[]> answer = send("PATCH", "", new byte[] {1, 2, 3});

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.JSON
                        .readTree(answer.body())
                        .path("error")
                        .path("code")
                        .asText())
                .isEqualTo("0x80072553");
        assertThat(api.patch("sample_orders(" + order + ")", "{'sample_photo':'AQID'}")
                        .code())
                .isEqualTo("0x80072553");
    }

    @Test
    void anImageLargerThanTheColumnAllowsIsRefused() throws Exception {
        HttpResponse<byte[]> answer = send("PATCH", "", new byte[1024 * 1024 + 1]);

        assertThat(Caller.JSON
                        .readTree(answer.body())
                        .path("error")
                        .path("message")
                        .asText())
                .contains("File size is too big. MaxSize: 1 MB");
    }

    @Test
    void aNoteKnowsTheSizeOfItsDocument() {
        UUID note = api.create(
                "annotations", "{'subject':'a','filename':'a.txt','mimetype':'text/plain','documentbody':'AQIDBA=='}");

        JsonNode row = api.get("annotations(" + note + ")").json();
        assertThat(row.path("filesize").asInt()).isEqualTo(4);
        assertThat(row.path("isdocument").asBoolean()).isTrue();
        assertThat(row.path("documentbody").asText()).isEqualTo("AQIDBA==");
    }

    @Test
    void aNoteWhoseDocumentIsNoBase64IsRefused() {
        assertThat(api.post("annotations", "{'documentbody':'?'}").status()).isEqualTo(400);
    }
}
