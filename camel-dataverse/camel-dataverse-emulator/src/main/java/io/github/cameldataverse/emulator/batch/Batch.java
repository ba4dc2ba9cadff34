// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.batch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.cameldataverse.emulator.batch.BatchItem.ChangeSet;
import io.github.cameldataverse.emulator.batch.BatchItem.Operation;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * One batch on its way: runs its items in order and collects their answers. Source: page "Execute batch operations using
 * the Web API".
 */
public final class Batch {

    private static final List<String> INHERITED = List.of("authorization", "callerobjectid", "mscrmcallerid");

    private final Environment environment;
    private final WebApiRequest request;
    private final Function<HttpMessage, Reply> requests;
    private final BatchWriter writer = new BatchWriter("batchresponse");
    private int status = 200;

    /** A change set did not get to its end. */
    private static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Reply reply;
        private final @Nullable String contentId;

        FailedException(Operation operation, Reply reply) {
            super("A request of the change set failed", null, false, false);
            this.reply = reply;
            this.contentId = operation.contentId();
        }
    }

    /**
     * A batch.
     *
     * @param environment where change sets are undone
     * @param request the batch as it arrived
     * @param requests answers a single request, errors included
     */
    public Batch(Environment environment, WebApiRequest request, Function<HttpMessage, Reply> requests) {
        this.environment = environment;
        this.request = request;
        this.requests = requests;
    }

    /**
     * Runs the items until one fails, or all with {@code odata.continue-on-error}.
     *
     * @throws ApiException 400 if the batch is malformed; then nothing has run
     */
    public Reply answer() {
        boolean goOn = request.prefer().continueOnError();
        for (BatchItem item : BatchReader.read(
                request.http().header("Content-Type"), request.http().body())) {
            int reached = item instanceof ChangeSet set ? run(set) : run((Operation) item);
            if (reached >= 400 && !goOn) {
                status = reached;
                break;
            }
        }
        return new Reply(status, Map.of("Content-Type", writer.contentType()), writer.bytes());
    }

    private int run(Operation operation) {
        // references hold inside of a change set only
        Reply reply = answer(operation, new ContentIds());
        writer.add(operation.contentId(), reply);
        return reply.status();
    }

    private int run(ChangeSet set) {
        try {
            writer.add(environment.store().transaction(() -> answers(set)));
            return 200;
        } catch (FailedException e) {
            writer.add(e.contentId, e.reply);
            return e.reply.status();
        }
    }

    private BatchWriter answers(ChangeSet set) {
        BatchWriter answers = new BatchWriter("changesetresponse");
        ContentIds ids = new ContentIds();
        for (Operation operation : set.operations()) {
            Reply reply = answer(operation, ids);
            if (reply.status() >= 400) {
                throw new FailedException(operation, reply);
            }
            answers.add(operation.contentId(), reply);
        }
        return answers;
    }

    private Reply answer(Operation operation, ContentIds ids) {
        HttpMessage message;
        try {
            message = message(operation, ids.resolve(operation.url()), ids.resolve(operation.body()));
        } catch (ApiException e) {
            return Reply.error(e.status(), e.code(), String.valueOf(e.getMessage()))
                    .with("OData-Version", "4.0");
        }
        Reply reply = requests.apply(message);
        if (operation.contentId() != null && reply.status() < 400) {
            ids.add(operation.contentId(), address(message, reply));
        }
        return reply;
    }

    /** The row that a request has written; an answer with the row itself does not tell its address. */
    private String address(HttpMessage message, Reply reply) {
        String told = reply.headers().get("OData-EntityId");
        if (told != null || !message.method().equals("POST")) {
            return told == null ? message.origin() + message.path() : told;
        }
        String set = message.path().substring(message.path().lastIndexOf('/') + 1);
        String id = environment.hasEntitySet(set) && reply.body().length > 0
                ? JsonText.readObject(reply.body())
                        .path(environment.table(set).primaryId())
                        .asText()
                : "";
        return message.origin() + message.path() + (id.isEmpty() ? "" : "(" + id + ")");
    }

    private HttpMessage message(Operation operation, String url, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>(operation.headers());
        INHERITED.forEach(name -> {
            if (!request.http().headers(name).isEmpty()) {
                headers.putIfAbsent(name, request.http().headers(name));
            }
        });
        return new HttpMessage(operation.method(), uri(url), headers, body);
    }

    private URI uri(String url) {
        String root = request.serviceRoot();
        String whole = url.matches("(?i)https?://.*")
                ? request.http().origin() + url.replaceFirst("(?i)https?://[^/]*", "")
                : url.startsWith("/") ? request.http().origin() + url : root + url;
        try {
            return URI.create(encoded(whole));
        } catch (IllegalArgumentException e) {
            throw (ApiException)
                    ApiException.badRequest("The URL '" + url + "' of a request of the batch is not valid.")
                            .initCause(e);
        }
    }

    /** Clients send blanks, quotes and the like as they are, for nothing between them and the service minds. */
    private static String encoded(String url) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c <= ' ' || c >= 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0) {
                encoded.append(String.format("%%%02X", (int) c));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }
}
