// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.Set;
import java.util.function.Function;

import io.github.cameldataverse.emulator.batch.Batch;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** Answers many requests at once. */
final class BatchRoute implements Route<WebApiRequest> {

    static final String PATH = "$batch";

    private final Environment environment;
    private final Function<HttpMessage, Reply> requests;

    /** A route that has the requests inside of a batch answered by another. */
    BatchRoute(Environment environment, Function<HttpMessage, Reply> requests) {
        this.environment = environment;
        this.requests = requests;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.path().isRoot() && request.path().root().equals(PATH);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        if (!request.is("POST")) {
            return Reply.wrongMethod(request.http().method(), "POST");
        }
        request.query().allow(Set.of());
        return new Batch(environment, request, requests).answer();
    }

    /** The reader of batches refuses what is no batch with the text of the service. */
    @Override
    public Set<String> bodyTypes() {
        return Set.of();
    }

    /** The answer has one form only, which callers get whatever they accept. */
    @Override
    public Set<String> answerTypes() {
        return Set.of();
    }
}
/*
 * Page "Execute batch operations using the Web API":
 *
 *   POST [environment]/api/data/v9.2/$batch
 *   Content-Type: multipart/mixed; boundary="batch_80dd"
 *
 *   --batch_80dd
 *   Content-Type: multipart/mixed; boundary="changeset_246e"
 *
 *   --changeset_246e
 *   Content-Type: application/http
 *   Content-Transfer-Encoding: binary
 *   Content-ID: 1
 *
 *   POST /api/data/v9.2/accounts HTTP/1.1
 *   Content-Type: application/json; type=entry
 *
 *   {"name": "A. Datum"}
 *   --changeset_246e--
 *
 *   --batch_80dd
 *   Content-Type: application/http
 *   Content-Transfer-Encoding: binary
 *
 *   GET /api/data/v9.2/accounts?$select=name HTTP/1.1
 *
 *
 *   --batch_80dd--
 *
 *   200 OK
 *   Content-Type: multipart/mixed; boundary=batchresponse_0134
 *
 * An answer per request, in order. The first failure ends the batch, and its status is that of the whole; with
 * Prefer: odata.continue-on-error the status is 200.
 */
