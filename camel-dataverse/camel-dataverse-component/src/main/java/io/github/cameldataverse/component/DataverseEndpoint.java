// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import io.github.cameldataverse.client.DataverseClient;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.jspecify.annotations.Nullable;

/** Read, write and follow the rows of Microsoft Dataverse tables. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "dataverse",
        title = "Dataverse",
        syntax = "dataverse:table",
        category = {Category.CLOUD, Category.SAAS},
        headersClass = DataverseConstants.class)
public class DataverseEndpoint extends ScheduledPollEndpoint
        implements EndpointServiceLocation, HeaderFilterStrategyAware {
    private static final long DEFAULT_DELAY = 30_000;

    private final DataverseComponent component;
    private volatile @Nullable DataverseClient client;

    @UriParam
    private DataverseConfiguration configuration;

    // the service's limits make Camel's own 500 ms a waste
    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "" + DEFAULT_DELAY,
            javaType = "java.time.Duration",
            description = "Milliseconds before the next poll.")
    private long delay = DEFAULT_DELAY;

    @UriParam(
            label = "advanced",
            description =
                    "Decides which headers of this component a message may bring to the endpoint, so that an untrusted"
                            + " sender cannot steer the call (Camel headers), and which ones the endpoint leaves in the message"
                            + " (external headers); by default all of them pass.")
    private @Nullable HeaderFilterStrategy headerFilterStrategy;

    /** An endpoint of this component. */
    public DataverseEndpoint(String uri, DataverseComponent component, DataverseConfiguration configuration) {
        super(uri, component);
        this.component = component;
        this.configuration = configuration;
        super.setDelay(DEFAULT_DELAY);
    }

    @Override
    public Producer createProducer() {
        return new DataverseProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        DataverseConsumer consumer = new DataverseConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /**
     * Finds the connection, which loads its certificate; sends nothing.
     *
     * @throws io.github.cameldataverse.client.model.DataverseException where there is none, or it cannot work
     */
    DataverseClient connect() {
        DataverseClient connected = component.connect(configuration.getConnection());
        client = connected;
        return connected;
    }

    DataverseComponent component() {
        return component;
    }

    /** The endpoint's options. */
    public DataverseConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(DataverseConfiguration configuration) {
        this.configuration = configuration;
    }

    HeaderFilter headerFilter() {
        return new HeaderFilter(headerFilterStrategy);
    }

    @Override
    public @Nullable HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    @Override
    public void setHeaderFilterStrategy(@Nullable HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }

    /** Milliseconds before the next poll. */
    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    @Override
    public @Nullable String getServiceUrl() {
        DataverseClient connected = client;
        return connected == null
                ? null
                : connected.connection().environmentUrl().toString();
    }

    @Override
    public @Nullable String getServiceProtocol() {
        DataverseClient connected = client;
        return connected == null
                ? null
                : connected.connection().environmentUrl().getScheme();
    }
}
