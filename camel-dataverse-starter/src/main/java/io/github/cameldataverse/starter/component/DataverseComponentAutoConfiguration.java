// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.component;

import io.github.cameldataverse.component.DataverseComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/**
 * Configures the component {@code dataverse} from {@code camel.component.dataverse.*}. It finds its connections in the
 * application's one {@code DataverseClients} bean by itself.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.dataverse"})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, DataverseComponentConfiguration.class})
public class DataverseComponentAutoConfiguration {
    @Lazy
    @Bean
    @ConditionalOnMissingBean(name = "configureDataverseComponent")
    ComponentCustomizer configureDataverseComponent(
            CamelContext camel, ApplicationContext application, DataverseComponentConfiguration configuration) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                CamelPropertiesHelper.copyProperties(camel, configuration, target);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return target instanceof DataverseComponent
                        && HierarchicalPropertiesEvaluator.evaluate(
                                application, "camel.component.customizer", "camel.component.dataverse.customizer");
            }
        };
    }
}
