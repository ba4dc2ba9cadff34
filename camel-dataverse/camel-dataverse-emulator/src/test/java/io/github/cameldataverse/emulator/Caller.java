// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Calls the plain HTTP port of an emulator, without a token unless one is sent as a header. */
final class Caller {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DataverseEmulator emulator;

    /** An answer with its body parsed; a missing body is a missing node. */
    record Answer(int status, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String code() {
            return json().path("error").path("code").asText();
        }

        String message() {
            return json().path("error").path("message").asText();
        }
    }

    Caller(DataverseEmulator emulator) {
        this.emulator = emulator;
    }

    String root() {
        return emulator.httpEnvironmentUrl() + "/api/data/v9.2/";
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** The path is relative to the service root, or a link to use as it is. */
    Answer send(String method, String path, String body, String... headers) {
        URI uri = URI.create(path.startsWith("http") ? path : root() + path);
        return send(
                HttpRequest.newBuilder(uri)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))),
                headers);
    }

    /** Sends a body as it is. */
    Answer sendBytes(String method, String uri, byte[] body) {
        return send(
                HttpRequest.newBuilder(URI.create(uri)).method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Sends a batch whose boundary is {@code batch}, as it is, with LF where CRLF is not written. */
    Answer batch(String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root() + "$batch")).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length == 0 || !String.join(",", headers).contains("Content-Type")) {
            request.header("Content-Type", "multipart/mixed; boundary=batch");
        }
        return send(request, headers);
    }

    private Answer send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Creates a row and gives its row id. */
    UUID create(String entitySet, String body) {
        String address = post(entitySet, body).header("OData-EntityId");
        return UUID.fromString(address.substring(address.indexOf('(') + 1, address.length() - 1));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
