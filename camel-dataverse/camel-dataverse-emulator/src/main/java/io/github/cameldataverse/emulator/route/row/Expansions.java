// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Map;
import java.util.Objects;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.expand.ExpandContext;
import io.github.cameldataverse.emulator.expand.ExpandContext.Shape;
import io.github.cameldataverse.emulator.expand.Expansion;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.Preferences;
import org.jspecify.annotations.Nullable;

/** The {@code $expand} of a request. */
final class Expansions {

    private Expansions() {}

    /** What a query expands. */
    static Expansion ofQuery(Environment environment, WebApiRequest request, TableDefinition table) {
        return of(environment, request, table, request.query().option("$expand"), false);
    }

    /** What the representation of one row expands; null for nothing. */
    static Expansion ofRow(
            Environment environment, WebApiRequest request, TableDefinition table, @Nullable String text) {
        return of(environment, request, table, text, true);
    }

    private static Expansion of(
            Environment environment,
            WebApiRequest request,
            TableDefinition table,
            @Nullable String text,
            boolean single) {
        int pageSize = Objects.requireNonNullElse(request.prefer().pageSize(), Preferences.maxPageSize());
        Shape shape = new Shape(
                request.serviceRoot(), single, pageSize, request.prefer().annotations());
        ExpandContext context =
                new ExpandContext(environment.relations(), environment, environment.filterContext(Map.of()), shape);
        return Expansion.of(table, text, context);
    }
}
