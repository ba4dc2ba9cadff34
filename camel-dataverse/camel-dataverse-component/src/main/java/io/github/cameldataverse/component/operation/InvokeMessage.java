// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cameldataverse.client.invoke.Invocation;
import io.github.cameldataverse.component.operation.OperationResult.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Calls an action or function, of the environment, of the table, or of a row where one is named; answers its result. The
 * parameters are those of the header, else those of the body where it is a map or a JSON object.
 */
final class InvokeMessage implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        CallOptions options = request.calls();
        String name = CallOptions.required("name", options.name(), "invoke");
        Invocation call = Invocation.of(name).withMethod(options.method()).withParameters(parameters(request));
        if (request.isForEnvironment()) {
            return result(request.client().invoke(call));
        }
        if (request.rows().namesRow()) {
            RowNames.Named named = new RowNames(request, request.tableSpec(), false).of(Map.of());
            return result(named.spec().invoke(call)).with(Fact.Table, table(request));
        }
        return result(request.tableSpec().invoke(call)).with(Fact.Table, table(request));
    }

    private static OperationResult result(@Nullable Object value) {
        return value == null ? OperationResult.ofNothing() : OperationResult.of(value);
    }

    private static String table(OperationRequest request) {
        return request.tableSpec().definition().logicalName();
    }

    private static Map<String, Object> parameters(OperationRequest request) {
        if (!request.calls().parameters().isEmpty()) {
            return request.calls().parameters();
        }
        Object body = request.body();
        Object value = body != null && RowJson.isText(body) && BodyRows.areIn(body)
                ? RowJson.read(body, request.table())
                : body;
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> parameters.put(String.valueOf(name), each));
        }
        return parameters;
    }
}
