// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.call;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.odata.KeyPredicate;
import io.github.cameldataverse.emulator.odata.Preferences;
import io.github.cameldataverse.emulator.odata.QueryString;
import io.github.cameldataverse.emulator.odata.ResourcePath;
import io.github.cameldataverse.emulator.odata.UrlText;

/**
 * A request to the Web API, parsed.
 *
 * @param http the request as it arrived
 * @param serviceRoot for example {@code https://localhost:1234/api/data/v9.2/}
 * @param path what follows the service root
 * @param query the query options
 * @param prefer the preferences
 */
public record WebApiRequest(
        HttpMessage http, String serviceRoot, ResourcePath path, QueryString query, Preferences prefer) {

    /** Parses a request whose path begins with this prefix, for example {@code /api/data/v9.2/}. */
    public static WebApiRequest of(HttpMessage http, String prefix) {
        String relative = http.path().substring(prefix.length());
        return new WebApiRequest(
                http,
                http.origin() + (prefix.endsWith("/") ? prefix : prefix + "/"),
                ResourcePath.parse(relative),
                new QueryString(http.uri().getRawQuery()),
                new Preferences(http.headers("Prefer")));
    }

    /** Whether the request has this method. */
    public boolean is(String method) {
        return http.method().equals(method);
    }

    /** The key behind the entity set; a request without one is refused. Parameter aliases in it are replaced. */
    public KeyPredicate key() {
        KeyPredicate key = path.key();
        if (key == null) {
            throw ApiException.badRequest("The request URI does not name a row.");
        }
        return key.resolved(query.aliases());
    }

    /** The address of the row that the URL names: as it was sent, with values in place of parameter aliases. */
    public String address() {
        KeyPredicate key = key();
        return key.equals(path.key())
                ? http.origin() + http.path()
                : serviceRoot + path.root() + "(" + UrlText.encodeOption(key.raw()) + ")";
    }

    /** The JSON object of the body; anything else is refused. */
    public ObjectNode body() {
        return JsonText.readObject(http.body());
    }

    /** Starts an answer with its context. */
    public ObjectNode answer(String fragment) {
        return JsonText.object().put("@odata.context", serviceRoot + "$metadata#" + fragment);
    }

    /** A link to the same resource: the options that were sent, without some, and one more. */
    public String link(Set<String> without, String option) {
        String kept = query.without(without);
        return http.origin() + http.path() + "?" + (kept.isEmpty() ? "" : kept + "&") + option;
    }
}
