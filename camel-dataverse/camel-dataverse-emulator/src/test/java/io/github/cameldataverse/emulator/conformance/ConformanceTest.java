// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.conformance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.cameldataverse.emulator.Authentication;
import io.github.cameldataverse.emulator.DataverseEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays requests of the public documentation and compares status, headers and the shape of bodies with the
 * answers that it shows. The baseline lists what does not fit yet, with reasons; it may only shrink. Where the page
 * shows no answer, the request must be accepted.
 */
@EnabledIfSystemProperty(
        named = "dataverse.reference.data",
        matches = ".+",
        disabledReason = "the samples of the documentation are not part of this project; name the folder that holds"
                + " http-samples.jsonl by -Ddataverse.reference.data=DIR")
class ConformanceTest {

    private static final Logger LOG = LoggerFactory.getLogger(ConformanceTest.class);

    private final Baseline baseline = Baseline.read();

    @Test
    void theEmulatorAnswersAsTheDocumentationShows() throws IOException {
        Path folder = Path.of(System.getProperty("dataverse.reference.data"));
        List<Sample> samples = Sample.read(folder.resolve("http-samples.jsonl"));
        Map<String, String> failing = new LinkedHashMap<>();
        try (DataverseEmulator emulator = DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .start()) {
            Wire wire = new Wire(emulator.httpEnvironmentUrl());
            for (Sample sample : samples) {
                emulator.reset();
                String difference = difference(sample, wire);
                if (!difference.isEmpty()) {
                    failing.put(sample.id(), difference);
                }
            }
        }
        report(samples.size(), failing);
        baseline.assertIsExactly(failing.keySet());
    }

    private static String difference(Sample sample, Wire wire) {
        if (sample.relative() == null) {
            return "a request to another service";
        }
        String relative = wire.withHostInQuery(withTokenOf(sample, wire));
        new Customizations(wire).seed(sample);
        new Rows(wire).seed(sample);
        new Customizations(wire).upload(sample);
        String body = sample.body() == null ? null : wire.withHost(sample.body());
        HttpResponse<String> answer = wire.send(sample.method(), relative, body, headers(sample, wire));
        if (sample.status() == 0) {
            return answer.statusCode() / 100 == 2 ? "" : answer.statusCode() + " " + firstLine(answer.body());
        }
        if (answer.statusCode() != sample.status()) {
            return answer.statusCode() + " instead of " + sample.status() + " " + firstLine(answer.body());
        }
        String header = HeaderValues.difference(sample.response().path("headers"), answer.headers());
        if (!header.isEmpty()) {
            return header;
        }
        JsonNode expected = sample.response().path("body").isTextual() ? Rows.parsed(sample) : null;
        return expected == null || !expected.isContainerNode()
                ? ""
                : Shape.difference("body", expected, withoutOwn(sample, expected, parsed(answer.body())));
    }

    /** The tables of the service and the root business unit are there besides those that the page shows. */
    private static JsonNode withoutOwn(Sample sample, JsonNode expected, JsonNode actual) {
        if ((sample.root().isEmpty() || sample.root().equals("businessunits"))
                && actual.path("value") instanceof ArrayNode own) {
            while (own.size() > expected.path("value").size()) {
                own.remove(own.size() - 1);
            }
        }
        return actual;
    }

    /** The delta token of the page is replaced by one from before the rows of the sample were there. */
    private static String withTokenOf(Sample sample, Wire wire) {
        int token = sample.relative().indexOf("$deltatoken=");
        if (token < 0) {
            return sample.relative();
        }
        String all = "/v9.2/" + sample.root();
        String link = parsed(wire.send("GET", all, null, Map.of("Prefer", "odata.track-changes"))
                        .body())
                .path("@odata.deltaLink")
                .asText();
        return sample.relative().substring(0, token) + link.substring(link.indexOf("$deltatoken="));
    }

    /** An ETag of the page that the row is meant to have is replaced by the one it has here. */
    private static Map<String, String> headers(Sample sample, Wire wire) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sample.request()
                .path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        for (String name : List.of("If-Match", "If-None-Match")) {
            boolean fits = headers.getOrDefault(name, "").startsWith("W/") && sample.status() != 412;
            if (fits && sample.status() != 200) {
                String row = "/v9.2/" + sample.root();
                wire.send("GET", row, null, Map.of())
                        .headers()
                        .firstValue("ETag")
                        .ifPresent(etag -> headers.put(name, etag));
            }
        }
        return headers;
    }

    private static JsonNode parsed(String body) {
        try {
            return Sample.JSON.readTree(body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String firstLine(String body) {
        return body.lines().findFirst().orElse("").strip();
    }

    private void report(int samples, Map<String, String> failing) throws IOException {
        StringBuilder file = new StringBuilder();
        failing.forEach((id, difference) -> file.append(id)
                .append('\t')
                .append(baseline.reason(id))
                .append('\t')
                .append(difference)
                .append('\n'));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "conformance.tsv"), file);
        Map<String, Integer> reasons = new TreeMap<>();
        failing.keySet().forEach(id -> reasons.merge(baseline.reason(id), 1, Integer::sum));
        LOG.info("{} of {} samples fit; those that do not: {}", samples - failing.size(), samples, reasons);
    }
}
