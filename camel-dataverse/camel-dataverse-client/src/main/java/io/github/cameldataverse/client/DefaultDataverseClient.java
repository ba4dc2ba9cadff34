// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.check.ConnectionCheck;
import io.github.cameldataverse.client.check.ConnectionReport;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.RequestOptions;
import io.github.cameldataverse.client.metadata.JsonReply;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.WhoAmI;

/** The client over a connection. */
final class DefaultDataverseClient implements DataverseClient {
    private final Connection connection;
    private final Calls calls;

    DefaultDataverseClient(Connection connection, RequestOptions options) {
        this(new Calls(connection, options, requestId -> {}));
    }

    private DefaultDataverseClient(Calls calls) {
        this.connection = calls.connection();
        this.calls = calls;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public DataverseClient with(RequestOptions options) {
        return new DefaultDataverseClient(new Calls(connection, options, calls.requestIds()));
    }

    @Override
    public DataverseClient tellingRequestIds(Consumer<String> listener) {
        return new DefaultDataverseClient(new Calls(connection, calls.options(), listener));
    }

    @Override
    public WhoAmI whoAmI() {
        JsonNode answer = calls.execute(HttpCall.of("GET", calls.at("WhoAmI")), JsonReply::read);
        return new WhoAmI(id(answer, "UserId"), id(answer, "BusinessUnitId"), id(answer, "OrganizationId"));
    }

    @Override
    public ConnectionReport testConnection() {
        return ConnectionCheck.of(connection);
    }

    @Override
    public TableSpec table(String name) {
        return new DefaultTableSpec(calls, connection.tables().get(name), false);
    }

    private UUID id(JsonNode answer, String name) {
        try {
            return UUID.fromString(answer.path(name).asText());
        } catch (IllegalArgumentException noId) {
            throw new DataverseException(
                    "WhoAmI was answered without a " + name + ". Is " + connection.environmentUrl()
                            + " the URL of a Dataverse environment?",
                    ErrorDetails.NONE,
                    noId);
        }
    }
}
