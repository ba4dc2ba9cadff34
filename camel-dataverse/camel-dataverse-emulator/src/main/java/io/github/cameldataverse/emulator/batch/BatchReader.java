// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.batch.BatchItem.ChangeSet;
import io.github.cameldataverse.emulator.batch.BatchItem.Operation;
import io.github.cameldataverse.emulator.odata.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a batch. Source: page "Execute batch operations using the Web API"; the texts of the errors are those
 * of the OData library that the service uses. What is malformed is refused before anything runs.
 */
final class BatchReader {

    private static final int MOST = 1000;
    private static final String MULTIPART = "multipart/mixed";
    private static final Pattern REQUEST_LINE = Pattern.compile("(\\w+) +(\\S.*?) +HTTP/1\\.[01]");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private BatchReader() {}

    static List<BatchItem> read(@Nullable String contentType, byte[] body) {
        if (contentType == null || !isMultipart(contentType)) {
            throw ApiException.badRequest("The batch request must have '" + MULTIPART + "' as the media type.");
        }
        List<BatchItem> items = new ArrayList<>();
        int requests = 0;
        for (String part : Mime.parts(contentType, new String(body, StandardCharsets.ISO_8859_1))) {
            BatchItem item = item(Mime.parse(part));
            items.add(item);
            requests += item instanceof ChangeSet set ? set.operations().size() : 1;
        }
        if (requests > MOST) {
            throw ApiException.badRequest("The current batch message contains too many parts. A maximum number of '"
                    + MOST + "' query operations and change sets are allowed in a batch message.");
        }
        return items;
    }

    private static BatchItem item(Mime part) {
        String type = part.header("content-type");
        return isMultipart(type) ? changeSet(type, part.content()) : operation(part);
    }

    private static ChangeSet changeSet(String type, String content) {
        List<Operation> operations = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String text : Mime.parts(type, content)) {
            Mime part = Mime.parse(text);
            if (isMultipart(part.header("content-type"))) {
                throw ApiException.badRequest("Nested change sets in a batch payload are not supported.");
            }
            Operation operation = operation(part);
            check(operation, ids);
            operations.add(operation);
        }
        if (operations.size() > MOST) {
            throw ApiException.badRequest("The current change set contains too many operations. A maximum number of '"
                    + MOST + "' operations are allowed in a change set.");
        }
        return new ChangeSet(operations);
    }

    private static void check(Operation operation, Set<String> ids) {
        if (!WRITES.contains(operation.method())) {
            throw ApiException.badRequest("An invalid HTTP method '" + operation.method()
                    + "' was detected for a request in a change set. Requests in change sets only support the HTTP"
                    + " methods 'POST', 'PUT', 'DELETE', and 'PATCH'.");
        }
        if (operation.contentId() != null && !ids.add(operation.contentId())) {
            throw ApiException.badRequest("The content ID '" + operation.contentId()
                    + "' was found more than once in the same change set. Content IDs have to be unique across all"
                    + " operations of a change set.");
        }
    }

    private static Operation operation(Mime part) {
        String type = part.header("content-type");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/http")) {
            throw ApiException.badRequest(
                    "The content type '" + type + "' of a part of the batch is not valid. It must be"
                            + " 'application/http' for a request or '" + MULTIPART + "' for a change set.");
        }
        String text = part.content().stripLeading();
        int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        Matcher line = REQUEST_LINE.matcher(utf8(text.substring(0, end)).strip());
        if (!line.matches()) {
            throw ApiException.badRequest("Encountered an invalid request line '"
                    + utf8(text.substring(0, end)).strip()
                    + "'. Expecting the request line to be in format 'HttpMethod RequestUri HttpVersion'.");
        }
        Mime request = Mime.parse(text.substring(Math.min(text.length(), end + 1)));
        // some clients send the Content-ID as a header of the part, others as one of the request inside of it
        String outer = part.header("content-id");
        String id = outer.isEmpty() ? request.header("content-id") : outer;
        return new Operation(
                id.isEmpty() ? null : id,
                line.group(1),
                line.group(2),
                request.headers(),
                request.content().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean isMultipart(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith(MULTIPART);
    }

    private static String utf8(String wire) {
        return new String(wire.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
