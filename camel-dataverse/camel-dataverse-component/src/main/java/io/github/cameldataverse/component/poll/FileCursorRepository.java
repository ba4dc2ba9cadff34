// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.poll;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.changes.CursorRepository;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each cursor in a file of its own in one directory. A commit is durable when it returns: a temporary file is
 * written, forced to the disk and moved over the old one, so that a crash leaves the old cursor or the new one, never a
 * part. Several processes on one machine may share the directory; on a network share it depends on the share's locks.
 * Thread-safe.
 */
public final class FileCursorRepository implements CursorRepository {
    private static final boolean DIRECTORIES_CAN_BE_FORCED = File.separatorChar == '/';
    private static final String TEMPORARY = "cursor";
    private static final Map<Path, Object> MONITORS = new ConcurrentHashMap<>();

    private final Path directory;
    private final Object monitor;

    /**
     * Cursors in this directory, which is made if it is not there.
     *
     * @throws UncheckedIOException where nothing can be written there
     */
    public FileCursorRepository(Path directory) {
        try {
            Files.createDirectories(directory);
            this.directory = directory.toRealPath();
            this.monitor = MONITORS.computeIfAbsent(this.directory, path -> new Object());
            removeTemporaryFiles();
        } catch (IOException refused) {
            throw failed("Cursors cannot be kept in directory " + directory.toAbsolutePath(), refused);
        }
    }

    /** Cursors in the directory of this path; see {@link #FileCursorRepository(Path)}. */
    public FileCursorRepository(String directory) {
        this(Path.of(directory));
    }

    @Override
    public Optional<Cursor> load(String name) {
        Path file = file(name);
        try {
            return Files.exists(file) ? Optional.of(parse(file, Files.readString(file))) : Optional.empty();
        } catch (IOException unreadable) {
            throw failed("Cursor '" + name + "' cannot be read from " + file, unreadable);
        }
    }

    @Override
    public boolean commit(String name, @Nullable Cursor expected, Cursor next) {
        try {
            return alone(() -> {
                if (!load(name).equals(Optional.ofNullable(expected))) {
                    return false;
                }
                replace(file(name), next);
                return true;
            });
        } catch (IOException refused) {
            throw failed("Cursor '" + name + "' cannot be written to " + file(name), refused);
        }
    }

    /** Something that may fail. */
    @FunctionalInterface
    private interface Work {
        boolean run() throws IOException;
    }

    /** Does something while no other thread or process changes the directory. */
    private boolean alone(Work work) throws IOException {
        synchronized (monitor) {
            try (FileChannel channel = FileChannel.open(
                            directory.resolve("cursors.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return lock.isValid() && work.run();
            }
        }
    }

    /** Those that a crash left; a file of a commit that is under way is never among them. */
    private void removeTemporaryFiles() throws IOException {
        alone(() -> {
            Files.createTempFile(directory, TEMPORARY, ".tmp"); // fails where nothing can be written
            try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, TEMPORARY + "*.tmp")) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
            return true;
        });
    }

    private void replace(Path file, Cursor next) throws IOException {
        Path temporary = Files.createTempFile(directory, TEMPORARY, ".tmp");
        try {
            ByteBuffer text = ByteBuffer.wrap(next.toText().getBytes(StandardCharsets.UTF_8));
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        if (DIRECTORIES_CAN_BE_FORCED) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Cursor parse(Path file, String text) {
        try {
            return Cursor.parse(text);
        } catch (IllegalArgumentException damaged) {
            throw new IllegalArgumentException("File " + file + ": " + damaged.getMessage(), damaged);
        }
    }

    /** Lower-case letters, digits and a few signs stand for themselves, so that no file system confuses two names. */
    private Path file(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return directory.resolve(encoded + ".cursor");
    }

    private static UncheckedIOException failed(String what, IOException cause) {
        return new UncheckedIOException(
                what + ": " + cause + ". Is the directory there, is there space, and may this process write to it?",
                cause);
    }

    @Override
    public String toString() {
        return "FileCursorRepository[directory=" + directory + "]";
    }
}
