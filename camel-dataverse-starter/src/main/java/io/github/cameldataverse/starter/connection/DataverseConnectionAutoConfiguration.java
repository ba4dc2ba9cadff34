// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.connection;

import java.util.ArrayList;
import java.util.List;

import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.connection.ConnectionSource;
import io.github.cameldataverse.client.connection.NetworkDefaults;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

/**
 * Connections from {@code dataverse.connections.*} and from every other {@link ConnectionSource} bean, as one {@link
 * DataverseClients} bean that routes and beans share. A {@link NetworkDefaults} bean holds for those of them that say
 * nothing of their own. Nothing is sent, and no certificate is read, before a connection's
 * first use.
 */
@AutoConfiguration
@EnableConfigurationProperties(DataverseProperties.class)
public class DataverseConnectionAutoConfiguration {
    @Bean
    @ConfigurationPropertiesBinding
    @ConditionalOnMissingBean
    static TokenSourceConverter dataverseTokenSourceConverter(BeanFactory beans) {
        return new TokenSourceConverter(beans);
    }

    @Bean
    @ConditionalOnMissingBean
    PropertiesConnectionSource dataversePropertiesConnectionSource(DataverseProperties properties) {
        return new PropertiesConnectionSource(properties);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    DataverseClients dataverseClients(
            ObjectProvider<ConnectionSource> sources,
            ObjectProvider<NetworkDefaults> network,
            ResourceLoader resources) {
        List<ConnectionSource> all = new ArrayList<>(sources.orderedStream().toList());
        all.addAll(DataverseClients.installedSources(resources.getClassLoader()));
        return new DataverseClients(all, network.getIfAvailable(() -> NetworkDefaults.NONE));
    }
}
