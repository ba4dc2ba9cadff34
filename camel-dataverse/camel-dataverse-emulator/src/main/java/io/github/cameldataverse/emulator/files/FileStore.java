// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.github.cameldataverse.emulator.store.RowStore;
import org.jspecify.annotations.Nullable;

/**
 * The contents of files, each in a temporary file, so that memory does not grow with them. They are no part of
 * snapshots. A reset deletes them, and so does the end of the emulator. Calls come one after the other: the store of
 * the rows has the lock. What a step of the store did to files is undone with it.
 */
public final class FileStore implements AutoCloseable {

    private static final Runnable NOTHING = () -> {};

    private final RowStore store;
    private final Map<UUID, StoredFile> files = new HashMap<>();
    private final Map<String, UUID> fullImages = new HashMap<>();
    private final Map<String, Upload> uploads = new HashMap<>();
    private @Nullable Path directory;

    /** No files yet; {@code store} has the rows that refer to them. */
    public FileStore(RowStore store) {
        this.store = store;
    }

    /** Keeps a file. */
    public StoredFile add(String name, String mimeType, List<byte[]> parts) {
        UUID id = UUID.randomUUID();
        long size = 0;
        try (RandomAccessFile out = new RandomAccessFile(path(id).toFile(), "rw")) {
            for (byte[] part : parts) {
                out.write(part);
                size += part.length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A file cannot be kept", e);
        }
        StoredFile file = new StoredFile(id, name, mimeType, size);
        files.put(id, file);
        store.onEnd(
                () -> {
                    files.remove(id);
                    delete(path(id));
                },
                NOTHING);
        return file;
    }

    /** The file with this id. */
    public Optional<StoredFile> file(UUID id) {
        return Optional.ofNullable(files.get(id));
    }

    /** Bytes of a file; fewer than asked for at its end. */
    public byte[] read(StoredFile file, long offset, int length) {
        int available = (int) Math.max(0, Math.min(length, file.size() - offset));
        byte[] bytes = new byte[available];
        try (RandomAccessFile in = new RandomAccessFile(path(file.id()).toFile(), "r")) {
            in.seek(offset);
            in.readFully(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file.name() + " cannot be read", e);
        }
        return bytes;
    }

    /** Deletes a file; nothing happens if there is none. */
    public void remove(UUID id) {
        StoredFile file = files.remove(id);
        if (file != null) {
            store.onEnd(() -> files.put(id, file), () -> delete(path(id)));
        }
    }

    /** Remembers which file is the full image of a place such as {@code account/<id>/entityimage}. */
    public void fullImage(String place, StoredFile file) {
        removeFullImage(place);
        fullImages.put(place, file.id());
        store.onEnd(() -> fullImages.remove(place), NOTHING);
    }

    /** The full image of a place, if one was uploaded. */
    public Optional<StoredFile> fullImage(String place) {
        return Optional.ofNullable(fullImages.get(place)).flatMap(this::file);
    }

    /** Forgets the full image of a place. */
    public void removeFullImage(String place) {
        UUID old = fullImages.remove(place);
        if (old != null) {
            store.onEnd(() -> fullImages.put(place, old), NOTHING);
            remove(old);
        }
    }

    /** Begins an upload and gives its token. */
    public String begin(Upload upload) {
        String token = UUID.randomUUID().toString().replace("-", "");
        uploads.put(token, upload);
        store.onEnd(() -> uploads.remove(token), NOTHING);
        return token;
    }

    /** The upload with this token. */
    public Optional<Upload> upload(@Nullable String token) {
        return Optional.ofNullable(uploads.get(token));
    }

    /** Ends an upload. */
    public void end(String token) {
        Upload ended = uploads.remove(token);
        if (ended != null) {
            store.onEnd(() -> uploads.put(token, ended), NOTHING);
        }
    }

    /** Deletes all files and forgets all uploads. */
    public void clear() {
        List.copyOf(files.keySet()).forEach(this::remove);
        fullImages.clear();
        uploads.clear();
    }

    @Override
    public void close() {
        clear();
        if (directory != null) {
            delete(directory);
            directory = null;
        }
    }

    private Path path(UUID id) {
        if (directory == null) {
            try {
                directory = Files.createTempDirectory("dataverse-emulator-files");
            } catch (IOException e) {
                throw new UncheckedIOException("No temporary directory can be made", e);
            }
        }
        return directory.resolve(id.toString());
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be deleted", e);
        }
    }
}
