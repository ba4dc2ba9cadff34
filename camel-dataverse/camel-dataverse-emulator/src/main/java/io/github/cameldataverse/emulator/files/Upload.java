// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

import io.github.cameldataverse.emulator.odata.ApiException;

/**
 * An upload under way: blocks by their ids, or chunks by their places. Its bytes are in memory until it ends, so it is
 * limited to 128 MB. Source: page "Use file column data".
 */
public final class Upload {

    /** The largest file in bytes that is taken in one request, and by the emulator at all. */
    public static final long MOST = 128L * 1024 * 1024;

    private static final int BLOCK = 4 * 1024 * 1024;

    private final Place place;
    private final String fileName;
    private final Map<String, byte[]> blocks = new LinkedHashMap<>();
    private final NavigableMap<Long, byte[]> chunks = new TreeMap<>();
    private long size;

    /**
     * Where a file goes.
     *
     * @param table logical name of the table
     * @param row row id
     * @param column logical name of the column
     */
    public record Place(String table, UUID row, String column) {}

    /** An upload to a place. */
    public Upload(Place place, String fileName) {
        this.place = place;
        this.fileName = fileName;
    }

    /** Where the file goes. */
    public Place place() {
        return place;
    }

    /** The name of the file. */
    public String fileName() {
        return fileName;
    }

    /** Adds a block, or replaces the one with the same id. */
    public void block(String id, byte[] bytes) {
        boolean otherLength = blocks.keySet().stream().anyMatch(known -> known.length() != id.length());
        if (id.isEmpty() || otherLength) {
            throw refused("the BlockId '" + id + "' is empty or not as long as those before it");
        }
        if (bytes.length > BLOCK) {
            throw refused("a block holds at most " + BLOCK + " bytes, this one " + bytes.length);
        }
        byte[] old = blocks.put(id, bytes);
        grow(bytes.length - (old == null ? 0 : old.length));
    }

    /** The blocks of a list, in its order. */
    public List<byte[]> blocks(List<String> ids) {
        List<byte[]> parts = new ArrayList<>();
        for (String id : ids) {
            byte[] block = blocks.get(id);
            if (block == null) {
                throw refused("the block '" + id + "' was not uploaded");
            }
            parts.add(block);
        }
        return parts;
    }

    /**
     * Adds a chunk. Chunks may come in any order, but the one that ends the file comes last.
     *
     * @param offset where it begins
     * @param total size of the whole file
     * @return whether the file is whole
     */
    public boolean chunk(long offset, byte[] bytes, long total) {
        Map.Entry<Long, byte[]> before = chunks.floorEntry(offset);
        Long next = chunks.ceilingKey(offset);
        boolean overlaps = before != null && before.getKey() + before.getValue().length > offset
                || next != null && next < offset + bytes.length;
        if (overlaps) {
            throw refused("bytes " + offset + " to " + (offset + bytes.length - 1) + " overlap a chunk before");
        }
        grow(bytes.length);
        chunks.put(offset, bytes);
        boolean last = offset + bytes.length == total;
        if (last && size != total) {
            chunks.remove(offset);
            size -= bytes.length;
            throw refused("the last chunk came, but " + (total - size - bytes.length) + " bytes before it are missing");
        }
        return last;
    }

    /** The chunks in the order of the file. */
    public List<byte[]> chunks() {
        return List.copyOf(chunks.values());
    }

    private void grow(long bytes) {
        if (size + bytes > MOST) {
            throw ApiException.notEmulated("files of more than " + MOST + " bytes");
        }
        size += bytes;
    }

    private static ApiException refused(String why) {
        return new ApiException(400, "0x80040203", "The upload is broken: " + why + ".");
    }
}
