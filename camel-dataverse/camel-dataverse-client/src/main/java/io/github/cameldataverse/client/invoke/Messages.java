// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.invoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.metadata.ServiceMessages;
import io.github.cameldataverse.client.metadata.TableDefinitions;
import io.github.cameldataverse.client.model.MessageDefinition;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.odata.ODataPath;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of calls: a function is a GET with its parameters as aliases, an action a POST with them as JSON.
 *
 * @param messages the environment's actions and functions
 * @param tables the environment's tables
 * @param urls URL of a path below the service root
 */
public record Messages(ServiceMessages messages, TableDefinitions tables, Function<String, URI> urls) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    /**
     * The request of a call upon the environment.
     *
     * @throws UnknownNameException where there is no such message or parameter; lists the near names
     * @throws io.github.cameldataverse.client.model.ValidationException where a parameter cannot hold its value
     */
    public HttpCall ofEnvironment(Invocation call) {
        MessageDefinition message = call.method() == null ? messages.unbound(call.name()) : null;
        return request(call, message, call.name(), null);
    }

    /**
     * The request of a call upon a table.
     *
     * @param table logical name
     * @param entitySet its name in URLs
     * @throws UnknownNameException where there is no such message or parameter; lists the near names
     */
    public HttpCall ofTable(Invocation call, String table, String entitySet) {
        MessageDefinition message = call.method() == null ? messages.ofTable(table, call.name()) : null;
        return request(call, message, entitySet + "/" + NAMESPACE + call.name(), table);
    }

    /**
     * The request of a call upon a row.
     *
     * @param table logical name
     * @param row path of the row
     * @throws UnknownNameException where there is no such message or parameter; lists the near names
     */
    public HttpCall ofRow(Invocation call, String table, String row) {
        MessageDefinition message = call.method() == null ? messages.ofRow(table, call.name()) : null;
        return request(call, message, row + "/" + NAMESPACE + call.name(), table);
    }

    private HttpCall request(
            Invocation call, @Nullable MessageDefinition message, String path, @Nullable String table) {
        if (message != null) {
            call.parameters().keySet().forEach(name -> requireParameter(message, name));
        }
        boolean isFunction = message == null ? "GET".equals(call.method()) : message.isFunction();
        HttpCall request = isFunction
                ? HttpCall.of("GET", urls.apply(path + arguments(call, message)))
                : HttpCall.of("POST", urls.apply(path))
                        .withBody(body(call, message))
                        .withHeader("Content-Type", "application/json; charset=utf-8");
        return request.about(table, null);
    }

    private static void requireParameter(MessageDefinition message, String name) {
        if (!message.parameters().containsKey(name)) {
            throw UnknownNameException.of(
                    "parameter of " + message.name(), name, message.parameters().keySet());
        }
    }

    private String arguments(Invocation call, @Nullable MessageDefinition message) {
        StringJoiner names = new StringJoiner(",", "(", ")");
        StringJoiner values = new StringJoiner("&", "?", "").setEmptyValue("");
        int number = 0;
        for (Map.Entry<String, @Nullable Object> each : call.parameters().entrySet()) {
            number++;
            names.add(each.getKey() + "=@p" + number);
            values.add("@p" + number + "="
                    + ODataPath.encode(parameter(call, message, each.getKey()).literal(each.getValue())));
        }
        return names + values.toString();
    }

    private byte[] body(Invocation call, @Nullable MessageDefinition message) {
        ObjectNode body = MAPPER.createObjectNode();
        call.parameters()
                .forEach((name, value) ->
                        body.set(name, parameter(call, message, name).json(value)));
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private ParameterValue parameter(Invocation call, @Nullable MessageDefinition message, String name) {
        String type = message == null ? "" : String.valueOf(message.parameters().get(name));
        return new ParameterValue(call.name(), name, type, this);
    }
}
