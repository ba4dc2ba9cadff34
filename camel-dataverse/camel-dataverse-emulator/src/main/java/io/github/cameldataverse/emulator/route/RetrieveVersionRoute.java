// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** Tells the version of the service. */
final class RetrieveVersionRoute implements Route<WebApiRequest> {

    /** A version of the API that the emulator imitates; the last numbers are nobody's. */
    static final String VERSION = "9.2.0.0";

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isRoot()
                && request.path().root().equals("RetrieveVersion");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        return Reply.odata(
                200,
                request.answer("Microsoft.Dynamics.CRM.RetrieveVersionResponse").put("Version", VERSION));
    }
}
/*
 * Page "RetrieveVersion function":
 *
 *   GET [environment]/api/data/v9.2/RetrieveVersion()
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#Microsoft.Dynamics.CRM.RetrieveVersionResponse", "Version": "9.2.0.0"}
 */
