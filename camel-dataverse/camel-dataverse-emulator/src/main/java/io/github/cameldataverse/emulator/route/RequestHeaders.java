// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;
import io.github.cameldataverse.emulator.odata.ApiException;

/**
 * Headers that would change the answer: they are obeyed or refused, never ignored. Sources: OData Version 4.0 Part 1,
 * "Header Fields"; page "Compose HTTP requests and handle errors".
 */
final class RequestHeaders {

    private static final Pattern NUMBERS_AS_TEXT = Pattern.compile("(?i)IEEE754Compatible\\s*=\\s*true");
    private static final Pattern ADMITTED_VERSION = Pattern.compile("(?:[4-9]|[1-9]\\d+)\\.\\d+");
    private static final Set<String> CONDITIONAL = Set.of("PATCH", "PUT", "DELETE");

    private RequestHeaders() {}

    /** Refuses a request that the route would not answer as its headers ask. */
    static void check(WebApiRequest request, Route<WebApiRequest> route, Environment environment) {
        HttpMessage http = request.http();
        versions(http);
        numbers(http);
        contentType(http, route.bodyTypes());
        accept(http, route.answerTypes());
        if (CONDITIONAL.contains(http.method())
                && environment.hasEntitySet(request.path().root())) {
            rowVersion(http, environment.table(request.path().root()));
        }
    }

    /** The answers are of version 4.0, so the request must be, too, and must take them. */
    private static void versions(HttpMessage http) {
        String version = http.header("OData-Version");
        if (version != null && !version.strip().equals("4.0")) {
            throw ApiException.badRequest("The value '" + version
                    + "' of the header 'OData-Version' is not supported. The version of this service is 4.0.");
        }
        String most = http.header("OData-MaxVersion");
        if (most != null && !ADMITTED_VERSION.matcher(most.strip()).matches()) {
            throw ApiException.badRequest("The value '" + most
                    + "' of the header 'OData-MaxVersion' is not supported. The version of this service is 4.0.");
        }
    }

    private static void numbers(HttpMessage http) {
        for (String header : List.of("Accept", "Content-Type")) {
            if (http.headers(header).stream()
                    .anyMatch(value -> NUMBERS_AS_TEXT.matcher(value).find())) {
                throw ApiException.notEmulated("'IEEE754Compatible=true' in the header '" + header + "'");
            }
        }
    }

    private static void contentType(HttpMessage http, Set<String> known) {
        String type = http.header("Content-Type");
        if (known.isEmpty() || type == null || http.body().length == 0) {
            return;
        }
        if (!known.contains(mediaType(type))) {
            throw new ApiException(
                    415,
                    "0x80060888",
                    "The media type '" + type + "' of the body is not supported here; send " + String.join(", ", known)
                            + ".");
        }
    }

    private static void accept(HttpMessage http, Set<String> given) {
        List<String> wanted = http.headers("Accept").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(RequestHeaders::mediaType)
                .filter(type -> !type.isEmpty())
                .toList();
        boolean admitted = given.stream()
                .flatMap(type -> Stream.of(type, type.replaceFirst("/.*", "/*"), "*/*"))
                .anyMatch(wanted::contains);
        if (!given.isEmpty() && !wanted.isEmpty() && !admitted) {
            throw new ApiException(
                    406,
                    "0x80060888",
                    "None of the media types " + wanted + " of the header 'Accept' can be given; there is "
                            + String.join(", ", given) + ".");
        }
    }

    private static String mediaType(String value) {
        return value.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static void rowVersion(HttpMessage http, TableDefinition table) {
        String condition = http.header("If-Match");
        if (condition != null
                && !condition.strip().equals("*")
                && !table.traits().has(Feature.OPTIMISTIC_CONCURRENCY)) {
            throw new ApiException(
                    400,
                    "0x8006088D",
                    "Optimistic concurrency isn't enabled for entity type " + table.logicalName()
                            + ". The IfVersionMatches value of ConcurrencyBehavior can only be used if optimistic"
                            + " concurrency is enabled.");
        }
    }
}
