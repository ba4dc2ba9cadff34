// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.metadata.JsonReply;
import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.ODataPath;

/**
 * The file or image in a column of one row. A file of 4 MB and less goes in one request, a larger one in blocks; an image
 * always in one request, for the service takes no parts of one.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data">Use file column data</a>
 */
public final class FileColumn {
    static final int CHUNK = 4 * 1024 * 1024;
    private static final int LARGEST_IMAGE = 30 * 1024 * 1024;
    private static final String IMAGE = "ImageType";

    private final FileCalls calls;
    private final TableDefinition table;
    private final ColumnDefinition column;
    private final String row;

    /**
     * The column of a row.
     *
     * @param row path of the row below the service root
     * @throws io.github.cameldataverse.client.model.UnknownNameException where the table has no such column
     * @throws ValidationException where it holds no files
     */
    public FileColumn(FileCalls calls, TableDefinition table, String column, String row) {
        this.calls = calls;
        this.table = table;
        this.row = row;
        this.column = table.column(column);
        if (!this.column.type().equals("FileType") && !this.column.type().equals(IMAGE)) {
            throw ValidationException.ofColumn(
                    table.logicalName(),
                    column,
                    "holds no files: it is of type " + this.column.type() + ". Columns of files and images are "
                            + table.columns().values().stream()
                                    .filter(each -> each.type().equals("FileType")
                                            || each.type().equals(IMAGE))
                                    .map(ColumnDefinition::logicalName)
                                    .sorted()
                                    .toList()
                            + ".");
        }
    }

    /**
     * Puts a file in place of what is there; reads its content once, and does not close it.
     *
     * @param id asks for the row id, which blocks need
     * @throws ValidationException where it is larger than the column takes
     * @throws UncheckedIOException where its content cannot be read
     */
    public void upload(FileSource file, Supplier<UUID> id) {
        boolean isImage = column.type().equals(IMAGE);
        byte[] beginning = read(file.content(), isImage ? LARGEST_IMAGE + 1 : CHUNK + 1);
        if (isImage && beginning.length > LARGEST_IMAGE) {
            throw tooLarge("an image", LARGEST_IMAGE / 1024);
        }
        if (isImage || beginning.length <= CHUNK) {
            uploadWhole(file.name(), beginning);
            return;
        }
        LongSupplier largest = this::largestKilobytes;
        new BlockUpload(calls, table, column.logicalName(), id.get()).upload(file, beginning, largest);
    }

    private void uploadWhole(String name, byte[] content) {
        // the header takes ASCII only
        boolean isPlain = name.chars().allMatch(sign -> sign >= ' ' && sign < 0x7F);
        String query = isPlain ? "" : "?x-ms-file-name=" + ODataPath.encode(name);
        HttpCall call = HttpCall.of("PATCH", calls.at(path() + query))
                .withHeader("Content-Type", "application/octet-stream")
                .withBody(content)
                .about(table.logicalName(), row);
        calls.execute(isPlain ? call.withHeader("x-ms-file-name", name) : call, HttpReply::status);
    }

    /**
     * Begins a download.
     *
     * @throws io.github.cameldataverse.client.model.NotFoundException where there is no file, or no row
     */
    public FileDownload download() {
        HttpCall call = HttpCall.of(
                        "GET", calls.at(path() + "/$value" + (column.type().equals(IMAGE) ? "?size=full" : "")))
                .about(table.logicalName(), row);
        return column.type().equals(IMAGE) ? RangedContent.whole(calls, call) : RangedContent.open(calls, call);
    }

    /** Deletes the file. */
    public void delete() {
        calls.execute(HttpCall.of("DELETE", calls.at(path())).about(table.logicalName(), row), HttpReply::status);
    }

    private String path() {
        return row + "/" + column.logicalName();
    }

    /** The most that the column takes. */
    private long largestKilobytes() {
        String path = "EntityDefinitions(LogicalName=" + ODataPath.literal(table.logicalName())
                + ")/Attributes(LogicalName=" + ODataPath.literal(column.logicalName())
                + ")/Microsoft.Dynamics.CRM.FileAttributeMetadata?$select=MaxSizeInKB";
        return calls.execute(HttpCall.of("GET", calls.at(path)), JsonReply::read)
                .path("MaxSizeInKB")
                .asLong(Long.MAX_VALUE / 1024);
    }

    private ValidationException tooLarge(String what, long kilobytes) {
        return tooLarge(table, column.logicalName(), what, kilobytes);
    }

    static ValidationException tooLarge(TableDefinition table, String column, String what, long kilobytes) {
        return ValidationException.ofColumn(
                table.logicalName(),
                column,
                "takes " + what + " of " + kilobytes + " KB at the most, and this one is larger.");
    }

    static byte[] read(InputStream content, int length) {
        try {
            return content.readNBytes(length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file to upload cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
