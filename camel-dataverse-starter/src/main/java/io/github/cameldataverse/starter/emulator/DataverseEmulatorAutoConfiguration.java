// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.emulator;

import io.github.cameldataverse.client.connection.ConnectionSource;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.Seed;
import io.github.cameldataverse.starter.connection.DataverseConnectionAutoConfiguration;
import io.github.cameldataverse.starter.connection.DataverseProperties;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * With {@code dataverse.emulator.enabled=true}: an emulator with a few demonstration rows, started and stopped with the
 * application, and the connection {@code emulator} to it. A {@link DataverseEmulator} bean of the user takes its place.
 */
@AutoConfiguration(after = DataverseConnectionAutoConfiguration.class)
@ConditionalOnBooleanProperty("dataverse.emulator.enabled")
@EnableConfigurationProperties(DataverseEmulatorProperties.class)
public class DataverseEmulatorAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DataverseEmulator.class)
    static class Present {
        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        DataverseEmulator dataverseEmulator() {
            return DataverseEmulator.builder().seed(Seed.DEMO).start();
        }

        @Bean
        @ConditionalOnMissingBean(name = "dataverseEmulatorConnectionSource")
        ConnectionSource dataverseEmulatorConnectionSource(DataverseEmulator emulator, DataverseProperties properties) {
            String primary = properties.getPrimary();
            return new EmulatorConnectionSource(emulator, primary == null || primary.isBlank());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("io.github.cameldataverse.emulator.DataverseEmulator")
    static class Missing {
        @Bean
        @Lazy(false)
        InitializingBean dataverseEmulatorIsMissing() {
            throw new InvalidConnectionException(
                    "Connection 'emulator' cannot be made: dataverse.emulator.enabled is true, but the emulator is not on the"
                            + " class path. Add io.github.camel-dataverse:camel-dataverse-emulator, or remove the property.",
                    ErrorDetails.NONE,
                    null);
        }
    }
}
