// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.files.StoredFile;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.UrlText;
import org.jspecify.annotations.Nullable;

/** Downloads a file, a range of it, or an image. */
final class DownloadFileRoute implements Route<WebApiRequest> {

    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?(\\d{1,12})-(\\d{1,12})(?:/\\d+)?");

    private final Environment environment;

    DownloadFileRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().rest().size() == 2
                && request.path().rest().get(1).equals("$value")
                && FileAddress.isIn(request, environment);
    }

    @Override
    public Set<String> answerTypes() {
        return Set.of();
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of("size"));
        FileAddress address = FileAddress.of(request, environment);
        boolean full = "full".equals(request.query().option("size"));
        if (address.column().type() == ColumnType.IMAGE && !full) {
            return thumbnail(address);
        }
        StoredFile file = address.file().orElse(null);
        if (file == null) {
            if (full) {
                return Reply.noContent();
            }
            throw address.noFile();
        }
        return content(file, request.http().header("Range"));
    }

    private static Reply thumbnail(FileAddress address) {
        return address.row().value(address.column().name()) instanceof String base64
                ? new Reply(
                        200,
                        Map.of("Content-Type", "application/octet-stream"),
                        Base64.getDecoder().decode(base64))
                : Reply.noContent();
    }

    private Reply content(StoredFile file, @Nullable String range) {
        String exposed = "x-ms-file-size; x-ms-file-name; " + (range == null ? "" : "x-ms-chunk-size; ") + "mimetype";
        return bytes(file, range)
                .with("x-ms-file-size", String.valueOf(file.size()))
                .with("x-ms-file-name", header(file.name()))
                .with("mimetype", file.mimeType())
                .with("Access-Control-Expose-Headers", exposed);
    }

    private Reply bytes(StoredFile file, @Nullable String range) {
        Map<String, String> type = Map.of("Content-Type", "application/octet-stream");
        if (range == null) {
            return new Reply(200, type, environment.files().read(file, 0, (int) file.size()));
        }
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            throw ApiException.badRequest(
                    "The range '" + range + "' is malformed; it must look like 'bytes=0-4194303'.");
        }
        long first = Long.parseLong(matcher.group(1));
        long last = Math.min(Long.parseLong(matcher.group(2)), file.size() - 1);
        if (first > last) {
            throw new ApiException(
                    416,
                    "0x80060888",
                    "The range '" + range + "' is not within the " + file.size() + " bytes of the file.");
        }
        return new Reply(206, type, environment.files().read(file, first, (int) (last - first + 1)))
                .with("Content-Range", "bytes " + first + "-" + last + "/" + file.size())
                .with("x-ms-chunk-size", StartChunksRoute.CHUNK);
    }

    /** A header holds ASCII only. */
    private static String header(String name) {
        return name.chars().allMatch(c -> c > 31 && c < 127) ? name : UrlText.encodeLower(name);
    }
}
/*
 * Pages "Use file column data" and "Use image column data":
 *
 *   GET [environment]/api/data/v9.2/accounts(<guid>)/sample_filecolumn/$value
 *   Range: bytes=0-4194303
 *
 *   206 Partial Content (200 OK without a range)
 *   x-ms-file-size: 25870370
 *   x-ms-file-name: 25mb.pdf
 *   x-ms-chunk-size: 4194304 (only with a range)
 *   mimetype: application/pdf
 *
 * For an image the small one is returned, with ?size=full the full one; 204 where there is none.
 */
