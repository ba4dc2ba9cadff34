// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.List;
import java.util.Set;

import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.DeltaToken;
import io.github.cameldataverse.emulator.odata.PageCookie;
import io.github.cameldataverse.emulator.odata.Preferences;
import org.jspecify.annotations.Nullable;

/** What both reads of change tracking share. */
final class Tracking {

    private Tracking() {}

    /** Refuses the options that do not go together with change tracking. */
    static void checkOptions(WebApiRequest request) {
        for (String option : List.of("$filter", "$orderby", "$expand", "$top")) {
            if (request.query().has(option)) {
                throw ApiException.badRequest(
                        "The \"" + option + "\" query parameter isn't supported when Change Tracking is enabled.");
            }
        }
        request.query().allow(Set.of("$select", "$skiptoken", "$deltatoken"));
    }

    static @Nullable PageCookie cookie(WebApiRequest request) {
        String token = request.query().option("$skiptoken");
        return token == null ? null : PageCookie.parse(token);
    }

    static int pageSize(WebApiRequest request) {
        Integer size = request.prefer().pageSize();
        return size == null ? Preferences.maxPageSize() : size;
    }

    static String nextLink(WebApiRequest request, PageCookie cookie) {
        return request.link(Set.of("$skiptoken"), "$skiptoken=" + cookie.encode());
    }

    static String deltaLink(WebApiRequest request, DeltaToken token) {
        return request.link(Set.of("$skiptoken", "$deltatoken"), "$deltatoken=" + token.encode());
    }
}
