// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.InputStream;
import java.util.Objects;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.component.operation.DataverseOperation;
import io.github.cameldataverse.component.operation.OperationRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.util.IOHelper;
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
        boolean isFile = message.getBody() instanceof WrappedFile;
        OperationRequest request = started.request(message, connected);
        try {
            ExchangeMapper.apply(operation.execute(request), message);
        } finally {
            // a file is opened here, so it is closed here, whether the operation needed it or not
            if (isFile && request.body() instanceof InputStream opened) {
                IOHelper.close(opened);
            }
        }
    }
}
