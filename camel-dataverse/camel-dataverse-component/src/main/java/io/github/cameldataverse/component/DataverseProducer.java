// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.Closeable;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.component.operation.DataverseOperation;
import io.github.cameldataverse.component.operation.OperationRequest;
import io.github.cameldataverse.component.operation.OperationResult;
import io.github.cameldataverse.component.operation.OperationResult.Fact;
import io.github.cameldataverse.component.operation.Output;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;

/** Carries out the endpoint's operation, or the one the message asks for. */
public class DataverseProducer extends DefaultProducer {
    private @Nullable DataverseClient client;
    private @Nullable ExchangeMapper mapper;
    private @Nullable OutputMapper outputs;

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
        outputs = new OutputMapper(options, getEndpoint().getCamelContext().getClassResolver());
        client = getEndpoint().connect();
        super.doStart();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        ExchangeMapper started = Objects.requireNonNull(mapper, "The producer is not started");
        Message message = exchange.getMessage();
        getEndpoint().headerFilter().filterInput(message, exchange);
        DataverseOperation operation = started.operation(message);
        DataverseClient connected = Objects.requireNonNull(client, "The producer is not started");
        Output output =
                Objects.requireNonNull(outputs, "The producer is not started").output(message);
        boolean isFile = message.getBody() instanceof WrappedFile;
        AtomicReference<@Nullable String> requestId = new AtomicReference<>();
        OperationRequest request = started.request(message, connected.tellingRequestIds(requestId::set));
        try {
            OperationResult answer = operation.execute(request, output);
            // rows that are read later have requests of their own
            OperationResult result =
                    answer.body() instanceof Closeable ? answer : answer.with(Fact.RequestId, requestId.get());
            closeWithExchange(result.body(), exchange);
            ExchangeMapper.apply(result, message);
            getEndpoint().headerFilter().filterOutput(message, exchange);
        } finally {
            // a file is opened here, so it is closed here, whether the operation needed it or not
            if (isFile && request.body() instanceof InputStream opened) {
                IOHelper.close(opened);
            }
        }
    }

    /** Wherever the exchange ends, for its completions go along when a route hands it over to another thread. */
    private static void closeWithExchange(@Nullable Object body, Exchange exchange) {
        if (body instanceof Closeable open) {
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    IOHelper.close(open);
                }
            });
        }
    }
}
