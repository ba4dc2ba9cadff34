// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.ReadDepth;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.Preferences;
import io.github.cameldataverse.emulator.query.DeltaToken;
import io.github.cameldataverse.emulator.query.PageCookie;
import org.jspecify.annotations.Nullable;

/** What both reads of change tracking share. */
final class Tracking {

    private Tracking() {}

    /** Refuses tables without change tracking, callers that may not read every row, and options that do not go together with change tracking. */
    static void check(Environment environment, TableDefinition table, WebApiRequest request) {
        if (!table.traits().has(Feature.CHANGE_TRACKING)) {
            throw new ApiException(
                    400, "0x80072491", "Entity " + table.logicalName() + " isn't enabled for change tracking.");
        }
        if (environment.readDepth() != ReadDepth.ORGANIZATION) {
            throw missingPrivilege(environment, table);
        }
        for (String option : List.of("$filter", "$orderby", "$expand", "$top")) {
            if (request.query().has(option)) {
                throw ApiException.badRequest(
                        "The \"" + option + "\" query parameter isn't supported when Change Tracking is enabled.");
            }
        }
        request.query().allow(Set.of("$select", "$skiptoken", "$deltatoken"));
    }

    /** The token of a delta; one whose changes are no longer kept is refused. */
    static DeltaToken since(Environment environment, WebApiRequest request) {
        String token = request.query().option("$deltatoken");
        DeltaToken since = DeltaToken.parse(token == null ? "" : token);
        since.requireFresh(
                environment.clock().instant(),
                environment.store().oldestKnownVersion(),
                environment.store().version(),
                environment.changeTrackingLifetime());
        return since;
    }

    /** The text that callers of the service reported; the ids are made up. */
    private static ApiException missingPrivilege(Environment environment, TableDefinition table) {
        String privilege = "prvRead" + table.names().schemaName();
        return new ApiException(
                403,
                "0x80040220",
                "SecLib::CheckPrivilege failed. User: " + environment.identity().userId() + ", PrivilegeName: "
                        + privilege + ", PrivilegeId: "
                        + UUID.nameUUIDFromBytes(privilege.getBytes(StandardCharsets.UTF_8))
                        + ", Required Depth: Global, BusinessUnitId: "
                        + environment.identity().businessUnitId());
    }

    static @Nullable PageCookie cookie(WebApiRequest request) {
        String token = request.query().option("$skiptoken");
        return token == null ? null : PageCookie.parse(token);
    }

    /** The version at which a read of several pages began, the present one on its first page. */
    static long began(Environment environment, @Nullable PageCookie cookie) {
        long now = environment.store().version();
        Long began = cookie == null ? null : cookie.trackedVersion();
        if (began != null && began > now) {
            throw DeltaToken.expired();
        }
        return began == null ? now : began;
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
