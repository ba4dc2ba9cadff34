// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A temporary directory that only its owner can read, with files of the same kind, deleted on close, and when one of
 * them cannot be written.
 */
final class PrivateFiles implements AutoCloseable {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path directory;
    private final List<Path> files = new ArrayList<>();

    PrivateFiles() {
        try {
            directory = Files.createTempDirectory("dataverse-emulator", permissions("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory can be made", e);
        }
    }

    Path write(String name, String text) {
        Path file = directory.resolve(name);
        try {
            Files.createFile(file, permissions("rw-------"));
            files.add(file);
            return Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("The file " + file + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory + " cannot be deleted", e);
        }
    }

    private static FileAttribute<?>[] permissions(String text) {
        if (!POSIX) {
            return new FileAttribute<?>[0];
        }
        var set = Set.copyOf(PosixFilePermissions.fromString(text));
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }
}
