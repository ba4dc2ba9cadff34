// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** Deletes the file or the image of a column. */
final class ClearFileRoute implements Route<WebApiRequest> {

    private final Environment environment;

    ClearFileRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("DELETE") && request.path().rest().size() == 1 && FileAddress.isIn(request, environment);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        FileAddress.of(request, environment).clear();
        return Reply.noContent();
    }
}
/*
 * Page "Use file column data":
 *
 *   DELETE [environment]/api/data/v9.2/accounts(<guid>)/sample_filecolumn
 *
 *   204 No Content
 */
