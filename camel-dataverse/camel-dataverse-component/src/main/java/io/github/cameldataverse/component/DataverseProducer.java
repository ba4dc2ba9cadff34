// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.Objects;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.component.operation.DataverseOperation;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Carries out the endpoint's operation, or the one the message asks for. */
public class DataverseProducer extends DefaultProducer {
    private @Nullable DataverseClient client;
    private @Nullable ExchangeMapper mapper;

    /** A producer of this endpoint. */
    public DataverseProducer(DataverseEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public DataverseEndpoint getEndpoint() {
        return (DataverseEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        DataverseConfiguration options = getEndpoint().getConfiguration();
        EndpointRules.checkProducer(options);
        mapper = new ExchangeMapper(options);
        client = getEndpoint().connect();
        super.doStart();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        ExchangeMapper started = Objects.requireNonNull(mapper, "The producer is not started");
        Message message = exchange.getMessage();
        DataverseOperation operation = started.operation(message);
        DataverseClient connected = Objects.requireNonNull(client, "The producer is not started");
        ExchangeMapper.apply(operation.execute(started.request(message, connected)), message);
    }
}
