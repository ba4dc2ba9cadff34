// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import io.github.cameldataverse.client.files.FileSource;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Puts the body, a file, in a file or image column of the named row; the message keeps its body. */
final class UploadFile implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        FileAddress address = FileAddress.of(request, "uploadFile");
        Object body = request.body();
        FileSource file = source(body, name(request, body), request);
        boolean isOpenedHere = body instanceof File || body instanceof Path;
        try (InputStream opened = isOpenedHere ? file.content() : InputStream.nullInputStream()) {
            address.file().upload(file);
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
        return address.with(OperationResult.of(null));
    }

    private static FileSource source(@Nullable Object body, String name, OperationRequest request) {
        if (body instanceof byte[] bytes) {
            return FileSource.of(name, bytes);
        }
        if (body instanceof InputStream stream) {
            return FileSource.of(name, stream);
        }
        if (body instanceof Path path) {
            return FileSource.of(name, path);
        }
        if (body instanceof File file) {
            return FileSource.of(name, file);
        }
        if (body instanceof CharSequence text) {
            return FileSource.of(name, new ByteArrayInputStream(text.toString().getBytes(UTF_8)));
        }
        throw refused(
                "The body is "
                        + (body == null ? "null" : "of type " + body.getClass().getName())
                        + ", but a file was expected: bytes, a stream, a File, a Path or text.",
                request);
    }

    /** The last part of what may be a path. */
    private static String name(OperationRequest request, @Nullable Object body) {
        String given = request.calls().fileName();
        if (given == null && (body instanceof File || body instanceof Path)) {
            given = body.toString();
        }
        String name =
                given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        if (name.isBlank()) {
            throw refused(
                    "The file has no name. Give it with its extension in the option fileName or the header CamelFileName.",
                    request);
        }
        return name;
    }

    private static ValidationException refused(String what, OperationRequest request) {
        return new ValidationException(what, ErrorDetails.ofTable(request.table()), null);
    }
}
