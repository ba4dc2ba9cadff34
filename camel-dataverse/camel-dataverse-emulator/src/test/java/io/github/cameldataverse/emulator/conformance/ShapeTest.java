// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.conformance;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1}|{'a':2}|",
                "{'a':null}|{'a':'x'}|",
                "{'a':'x'}|{'a':null}|",
                "[{'a':1},{'b':1}]|[{'a':2},{'b':2}]|",
                "[]|[]|",
                "{'a':1}|{'a':'x'}|body.a is STRING instead of NUMBER",
                "{'a':{}}|{'a':null}|body.a is NULL instead of OBJECT",
                "{'a':null}|{'a':[]}|body.a is ARRAY instead of NULL",
                "{'a':1}|{'b':1}|body lacks [a] and has [b] besides",
                "[{'a':1},{'a':1}]|[{'a':1},{'b':1}]|body[1] lacks [a] and has [b] besides",
                "[1,2]|[1]|body has 1 elements instead of 2",
                "[]|[1]|body has 1 elements instead of 0",
            })
    void theFirstDifferenceOfShapeIsTold(String expected, String actual, String difference) throws Exception {
        assertThat(Shape.difference("body", json(expected), json(actual)))
                .isEqualTo(difference == null ? "" : difference);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ETag|W/\"1\"|W/\"22\"|",
                "OData-EntityId|[Organization URI]/api/data/v9.2/accounts(00000000-0000-0000-0000-000000000001)"
                        + "|https://localhost:1/api/data/v9.2/accounts(00000000-0000-0000-0000-0000000000ff)|",
                "Date|today|tomorrow|",
                "OData-Version|4.0|4.01|header OData-Version is 4.01 instead of 4.0",
                "OData-EntityId|[x]/api/data/v9.2/accounts(1)|http://h/api/data/v9.2/contacts(1)"
                        + "|header OData-EntityId is http://h/api/data/v9.2/contacts(1) instead of"
                        + " [x]/api/data/v9.2/accounts(1)",
            })
    void theFirstDifferenceOfHeadersIsTold(String name, String expected, String actual, String difference) {
        HttpHeaders headers = HttpHeaders.of(Map.of(name, List.of(actual)), (header, value) -> true);

        assertThat(HeaderValues.difference(Sample.JSON.createObjectNode().put(name, expected), headers))
                .isEqualTo(difference == null ? "" : difference);
        assertThat(HeaderValues.difference(Sample.JSON.createObjectNode().put("Other", expected), headers))
                .isEqualTo("no header Other");
    }

    private static JsonNode json(String text) throws Exception {
        return Sample.JSON.readTree(text.replace('\'', '"'));
    }
}
