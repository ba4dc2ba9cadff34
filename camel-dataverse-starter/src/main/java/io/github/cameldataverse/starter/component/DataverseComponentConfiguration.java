// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.component;

import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Read, write and follow the rows of Microsoft Dataverse tables. The component's options {@code connections} and {@code
 * primary} are left out: in Spring Boot {@code dataverse.connections.*} and {@code dataverse.primary} are the only way. So
 * are {@code sslContextParameters}, {@code useGlobalSslContextParameters} and {@code httpClientConfigurer}, whose place a
 * bean of type {@link io.github.cameldataverse.client.connection.NetworkDefaults} takes.
 */
@ConfigurationProperties(prefix = "camel.component.dataverse")
public class DataverseComponentConfiguration extends ComponentConfigurationPropertiesCommon {
    /**
     * Whether to enable auto configuration of the dataverse component. This is enabled by default.
     */
    private boolean enabled = true;

    /**
     * Whether errors that occur while the consumer polls are handed to the routing error handler as a message, instead of
     * being logged at WARN or ERROR level and ignored.
     */
    private boolean bridgeErrorHandler;

    /**
     * Whether the producer is started with the first message instead of with its route, so that the application starts where
     * the producer cannot.
     */
    private boolean lazyStartProducer;

    /**
     * Whether options that are marked as autowired are set from the registry where it holds a single instance of the type.
     */
    private boolean autowiredEnabled = true;

    /**
     * Whether the consumers of this component have a health check.
     */
    private boolean healthCheckConsumerEnabled = true;

    /**
     * Whether the connections that endpoints use have a readiness check, where Camel's checks of producers are turned on
     * (camel.health.producers-enabled).
     */
    private boolean healthCheckProducerEnabled = true;

    /** Whether the component is configured from these properties. */
    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** Whether errors of polling go to the routing error handler. */
    public boolean isBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    /** Whether producers start with their first message. */
    public boolean isLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    /** Whether autowired options are set from the registry. */
    public boolean isAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    /** Whether consumers have a health check. */
    public boolean isHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    /** Whether connections have a readiness check. */
    public boolean isHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }
}
