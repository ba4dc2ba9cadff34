// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A request of the documentation and, where the page shows one, its answer. */
record Sample(String id, JsonNode request, JsonNode response) {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern API =
            Pattern.compile("^(?:\\[[^]]*]|<[^>]*>|https?://)?[^?]*?/api/data/(v[\\d.]+)(/.*)?$");

    /** Reads the samples; an identifier is document, section and number within the section. */
    static List<Sample> read(Path file) throws IOException {
        List<Sample> samples = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(Customizations.withIdsOfThisEnvironment(line));
            String section =
                    node.path("doc").asText() + "\t" + node.path("section").asText();
            int number = numbers.merge(section, 1, Integer::sum);
            samples.add(new Sample(section + "\t" + number, node.path("request"), node.path("response")));
        }
        return samples;
    }

    String method() {
        return request.path("method").asText();
    }

    String body() {
        return request.path("body").isTextual() ? request.path("body").asText() : null;
    }

    /** Path and query behind {@code /api/data}, ready for a URL; null for a request to another service. */
    String relative() {
        String url = request.path("url").asText().replace("<Entity Logical Name>", "account");
        Matcher matcher = API.matcher(url);
        if (url.contains("globaldisco") || url.contains("graph.microsoft.com") || url.contains("api.bap.")) {
            return null;
        }
        if (!matcher.matches()) {
            return url.startsWith("accounts?") ? "/v9.2/" + encoded(url) : null;
        }
        String rest = matcher.group(2);
        return "/" + matcher.group(1) + (rest == null ? "/" : encoded(rest));
    }

    /** The entity set or function that the request names, with what stands in its parentheses. */
    String root() {
        String relative = relative();
        return relative == null ? "" : relative.replaceFirst("^/[^/]*/", "").replaceFirst("[/?].*$", "");
    }

    /** The documented status; 0 where the page shows none. */
    int status() {
        return response.path("status").asInt(0);
    }

    private static String encoded(String url) {
        StringBuilder out = new StringBuilder();
        for (char c : url.toCharArray()) {
            boolean plain = c > ' ' && c < 127 && "\"<>\\^`{|}[]".indexOf(c) < 0;
            out.append(
                    plain
                            ? String.valueOf(c)
                            : java.net.URLEncoder.encode(String.valueOf(c), java.nio.charset.StandardCharsets.UTF_8)
                                    .replace("+", "%20"));
        }
        return out.toString();
    }
}
