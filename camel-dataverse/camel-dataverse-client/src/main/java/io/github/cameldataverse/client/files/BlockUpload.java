// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.metadata.JsonReply;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.TableDefinition;

/** Uploads a file block by block, whatever its length, with one block in memory. Nothing is there until the last step. */
final class BlockUpload {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int ATTEMPTS = 3;

    private final FileCalls calls;
    private final TableDefinition table;
    private final String column;
    private final UUID id;

    BlockUpload(FileCalls calls, TableDefinition table, String column, UUID id) {
        this.calls = calls;
        this.table = table;
        this.column = column;
        this.id = id;
    }

    /**
     * Uploads a file.
     *
     * @param beginning what has been read of it
     * @param largest asks for the most kilobytes that the column takes
     */
    void upload(FileSource file, byte[] beginning, LongSupplier largest) {
        long limit = largest.getAsLong();
        if (file.size() > limit * 1024) {
            throw FileColumn.tooLarge(table, column, "a file", limit);
        }
        String token = begin(file.name());
        ArrayNode blocks = MAPPER.createArrayNode();
        InputStream rest = new SequenceInputStream(new ByteArrayInputStream(beginning), file.content());
        long bytes = 0;
        for (byte[] block = next(rest); block.length > 0; block = next(rest)) {
            bytes += block.length;
            if (bytes > limit * 1024) {
                throw FileColumn.tooLarge(table, column, "a file", limit);
            }
            String name = blockId(blocks.size());
            send(token, name, block);
            blocks.add(name);
        }
        commit(file.name(), token, blocks);
    }

    private static byte[] next(InputStream rest) {
        return FileColumn.read(rest, FileColumn.CHUNK);
    }

    /** All block ids have the same length. */
    private static String blockId(int number) {
        return Base64.getEncoder().encodeToString("block-%08d".formatted(number).getBytes(StandardCharsets.US_ASCII));
    }

    private String begin(String name) {
        ObjectNode body = MAPPER.createObjectNode();
        body.putObject("Target")
                .put("@odata.type", "Microsoft.Dynamics.CRM." + table.logicalName())
                .put(table.primaryId(), id.toString());
        body.put("FileName", name).put("FileAttributeName", column);
        JsonNode answer = calls.execute(post("InitializeFileBlocksUpload", body), JsonReply::read);
        return answer.path("FileContinuationToken").asText();
    }

    /** A block that may or may not have arrived is sent again, for the same id holds the same bytes then. */
    private void send(String token, String name, byte[] block) {
        ObjectNode body = MAPPER.createObjectNode()
                .put("BlockId", name)
                .put("BlockData", Base64.getEncoder().encodeToString(block))
                .put("FileContinuationToken", token);
        HttpCall call = post("UploadBlock", body);
        for (int attempt = 1; ; attempt++) {
            try {
                calls.execute(call, HttpReply::status);
                return;
            } catch (AmbiguousOutcomeException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    private void commit(String name, String token, ArrayNode blocks) {
        String guessed = URLConnection.guessContentTypeFromName(name);
        ObjectNode body = MAPPER.createObjectNode()
                .put("FileName", name)
                .put("MimeType", guessed == null ? "application/octet-stream" : guessed)
                .put("FileContinuationToken", token);
        body.set("BlockList", blocks);
        calls.execute(post("CommitFileBlocksUpload", body), HttpReply::status);
    }

    private HttpCall post(String action, ObjectNode body) {
        try {
            return HttpCall.of("POST", calls.at(action))
                    .withHeader("Content-Type", "application/json; charset=utf-8")
                    .withBody(MAPPER.writeValueAsBytes(body))
                    .about(table.logicalName(), id.toString());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
