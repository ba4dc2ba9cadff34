// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.files;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to upload.
 *
 * @param name with its extension, by which the service knows its type
 * @param content read once, not closed
 * @param size bytes, or -1 where that is known only at the end
 */
public record FileSource(String name, InputStream content, long size) {
    /** A file; a name is needed. */
    public FileSource {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The file has no name. Give one with its extension, such as contract.pdf.");
        }
    }

    /** Bytes under a name. */
    public static FileSource of(String name, byte[] bytes) {
        return new FileSource(name, new ByteArrayInputStream(bytes), bytes.length);
    }

    /** A stream under a name; as long as it is. */
    public static FileSource of(String name, InputStream content) {
        return new FileSource(name, content, -1);
    }

    /** A file under a name; whoever made the source closes its content. */
    public static FileSource of(String name, Path file) {
        try {
            return new FileSource(name, Files.newInputStream(file), Files.size(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file to upload cannot be read: " + file, unreadable);
        }
    }

    /** A file under a name; whoever made the source closes its content. */
    public static FileSource of(String name, File file) {
        return of(name, file.toPath());
    }
}
