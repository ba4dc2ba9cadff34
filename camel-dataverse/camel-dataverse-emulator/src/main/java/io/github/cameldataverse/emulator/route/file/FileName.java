// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.net.URLConnection;
import java.util.Objects;

import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;
import org.jspecify.annotations.Nullable;

/** The name of an uploaded file, and what it says about its type. */
final class FileName {

    static final String HEADER = "x-ms-file-name";

    private FileName() {}

    /** The header wins over the query option. */
    static String of(WebApiRequest request) {
        String header = request.http().header(HEADER);
        String name = header == null ? request.query().option(HEADER) : header;
        if (name == null || name.isBlank()) {
            throw ApiException.badRequest(
                    "An upload needs the name of the file in the header or the query option '" + HEADER + "'.");
        }
        return name;
    }

    static String mimeType(String name, @Nullable String given) {
        return given == null || given.isEmpty()
                ? Objects.requireNonNullElse(URLConnection.guessContentTypeFromName(name), "application/octet-stream")
                : given;
    }
}
