// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.write;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Refuses to delete many rows at once, as the service does for every table that is not elastic. */
final class DeleteMultipleRoute implements Route<WebApiRequest> {

    private static final String MESSAGE = "DeleteMultiple";

    private final Environment environment;

    DeleteMultipleRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return Targets.isIn(request, environment, MESSAGE);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        Targets.of(request, environment);
        throw new ApiException(501, "0x80040219", "DeleteMultiple has not yet been implemented.");
    }
}
/*
 * Page "Use bulk operation messages": for elastic tables only, of which there are none here.
 */
