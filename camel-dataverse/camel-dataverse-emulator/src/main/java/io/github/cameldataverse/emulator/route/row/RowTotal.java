// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.Annotations;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.query.RowCount;
import io.github.cameldataverse.emulator.store.StoredRow;

/** The number of rows that a query finds, in the answer of that query: {@code $count} and its annotations. */
final class RowTotal {

    private RowTotal() {}

    /** Without {@code $count} the annotation is -1: the service does not count unless it is asked. */
    static void add(WebApiRequest request, Stream<StoredRow> found, ObjectNode body) {
        String option = request.query().option("$count");
        if (option != null && !option.equals("true") && !option.equals("false")) {
            throw ApiException.badRequest(
                    "Invalid value '" + option + "' for $count query option found. Valid values are 'true', 'false'.");
        }
        boolean counted = "true".equals(option);
        RowCount count = counted ? RowCount.of(found) : new RowCount(0);
        if (counted) {
            body.put("@odata.count", count.told());
        }
        Annotations annotations = request.prefer().annotations();
        if (annotations.wants(Annotations.TOTAL)) {
            body.put("@" + Annotations.TOTAL, counted ? count.told() : -1);
        }
        if (annotations.wants(Annotations.TOTAL_EXCEEDED)) {
            body.put("@" + Annotations.TOTAL_EXCEEDED, count.exceeded());
        }
    }
}
