// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;

/** Sends requests as they are written in the documentation. */
final class Wire {

    private static final Set<String> SET_BY_THE_CLIENT =
            Set.of("content-length", "host", "authorization", "connection");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI environment;

    Wire(URI environment) {
        this.environment = environment;
    }

    /** The body with the address of this environment in place of the page's. */
    String withHost(String body) {
        return body.replaceAll("(?i)(?:https://)?\\[Organization URI]", environment.toString());
    }

    /** The same for the encoded text of a query. */
    String withHostInQuery(String relative) {
        return relative.replaceAll(
                "(?i)(?:https://)?(?:%5B|\\[)Organization(?:%20|\\+)URI(?:%5D|])", environment.toString());
    }

    HttpResponse<String> send(String method, String relative, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(environment + "/api/data" + relative))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                request.header(name, value);
            }
        });
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
