// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import io.github.cameldataverse.architecture.TestScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** 1,000,000 rows in a heap of 1 GB at the scale full, and a tenth of both at small: stored rows would not fit. */
@Timeout(600)
class ScaleIT {

    private static final Pattern ID = Pattern.compile("\"accountid\":\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"@odata.nextLink\":\"([^\"]+)\"");

    private static final int COUNT = TestScale.of(100_000, 1_000_000);

    @Test
    void theStoredRowsAreListedInASmallHeap() throws Exception {
        try (StandaloneProcess process =
                StandaloneProcess.start("-Xmx80m", "--auth", "optional", "--rows", "account=" + COUNT)) {
            URI rows = URI.create(process.ready().path("webApi").asText()).resolve("/__emulator/rows/accounts");
            HttpResponse<InputStream> answer =
                    HttpClient.newHttpClient().send(HttpRequest.newBuilder(rows).build(), BodyHandlers.ofInputStream());
            int ids = 0;
            int told = 0;
            try (JsonParser json = Caller.JSON.createParser(answer.body())) {
                while (json.nextToken() != null) {
                    ids += "accountid".equals(json.currentName())
                                    && json.currentToken().isScalarValue()
                            ? 1
                            : 0;
                    told = "count".equals(json.currentName()) ? json.getValueAsInt() : told;
                }
            }

            assertThat(ids).isEqualTo(told).isEqualTo(COUNT);
        }
    }

    @Test
    void syntheticRowsArePagedThroughInASmallHeap() throws Exception {
        String heap = "-Xmx" + TestScale.of(100, 1000) + "m";
        try (StandaloneProcess process =
                StandaloneProcess.start(heap, "--auth", "optional", "--rows", "account=" + COUNT)) {
            HttpClient http = HttpClient.newHttpClient();
            String next = process.ready().path("webApi").asText() + "accounts?$select=name,accountnumber";
            String last = "";
            int rows = 0;
            while (next != null) {
                HttpResponse<String> page =
                        http.send(HttpRequest.newBuilder(URI.create(next)).build(), BodyHandlers.ofString());
                assertThat(page.statusCode()).isEqualTo(200);
                Matcher id = ID.matcher(page.body());
                while (id.find()) {
                    assertThat(id.group(1).compareTo(last)).isPositive();
                    last = id.group(1);
                    rows++;
                }
                Matcher link = NEXT.matcher(page.body());
                next = link.find() ? link.group(1) : null;
            }

            assertThat(rows).isEqualTo(COUNT);
            assertThat(process.child().isAlive()).isTrue();
        }
    }
}
