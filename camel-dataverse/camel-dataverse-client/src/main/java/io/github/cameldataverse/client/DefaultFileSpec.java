// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.UUID;
import java.util.function.Supplier;

import io.github.cameldataverse.client.files.FileColumn;
import io.github.cameldataverse.client.files.FileDownload;
import io.github.cameldataverse.client.files.FileSource;

/**
 * The file in a column of a row.
 *
 * @param content the column
 * @param id asks for the row id
 */
record DefaultFileSpec(FileColumn content, Supplier<UUID> id) implements DataverseClient.FileSpec {
    @Override
    public void upload(FileSource file) {
        content.upload(file, id);
    }

    @Override
    public FileDownload download() {
        return content.download();
    }

    @Override
    public void delete() {
        content.delete();
    }
}
