// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.health;

import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.connection.ConnectionSource;
import io.github.cameldataverse.starter.connection.DataverseConnectionAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The health contributor {@code dataverse}, where the actuator is on the class path. {@code
 * management.health.dataverse.enabled=false} switches it off.
 */
@AutoConfiguration(after = DataverseConnectionAutoConfiguration.class)
@ConditionalOnClass({HealthContributor.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("dataverse")
@ConditionalOnBean(DataverseClients.class)
public class DataverseHealthAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "dataverseHealthContributor")
    HealthContributor dataverseHealthContributor(DataverseClients clients, ObjectProvider<ConnectionSource> sources) {
        return new DataverseHealthContributor(clients, sources.orderedStream().toList());
    }
}
