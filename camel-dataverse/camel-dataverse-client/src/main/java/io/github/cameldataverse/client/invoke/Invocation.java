// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.invoke;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A call of an action or function.
 *
 * @param name without namespace, such as {@code RetrieveTotalRecordCount}; case counts
 * @param parameters name to value: texts, numbers, booleans, ids, dates; a {@code RowRef} for a row; a {@code Row} or map for
 *     a row with values (a map with {@code @odata.type} where the parameter takes rows of any table); names for
 *     enumerations; maps for complex types; collections of these
 * @param method {@code GET} for a function, {@code POST} for an action; null to ask the environment which it is
 */
public record Invocation(
        String name,
        Map<String, @Nullable Object> parameters,
        @Nullable String method) {
    /** A call; the parameters are copied. */
    public Invocation {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        String prefix = "Microsoft.Dynamics.CRM.";
        name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        if (!name.matches("[A-Za-z_]\\w*")) {
            throw new IllegalArgumentException("'" + name + "' is no name of an action or function, such as WhoAmI");
        }
        method = method == null ? null : method.toUpperCase(Locale.ROOT);
        if (method != null && !method.equals("GET") && !method.equals("POST")) {
            throw new IllegalArgumentException("method is " + method
                    + ", but a function is called by GET and an action by POST. Leave it out to have it found out.");
        }
    }

    /** A call without parameters. */
    public static Invocation of(String name) {
        return new Invocation(name, Map.of(), null);
    }

    /** The same call with these parameters. */
    public Invocation withParameters(Map<String, ? extends @Nullable Object> values) {
        return new Invocation(name, new LinkedHashMap<>(values), method);
    }

    /** The same call by this method, so that the environment need not be asked what it is. */
    public Invocation withMethod(@Nullable String newMethod) {
        return new Invocation(name, parameters, newMethod);
    }
}
