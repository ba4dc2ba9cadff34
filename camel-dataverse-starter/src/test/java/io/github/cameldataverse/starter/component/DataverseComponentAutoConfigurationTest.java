// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.component;

import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import io.github.cameldataverse.client.model.WhoAmI;
import io.github.cameldataverse.component.DataverseComponent;
import io.github.cameldataverse.emulator.DataverseEmulator;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataverseComponentAutoConfigurationTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    @Test
    void propertiesReachTheComponent() {
        runner.withPropertyValues("camel.component.dataverse.bridge-error-handler=true")
                .run(context -> {
                    DataverseComponent component =
                            context.getBean(CamelContext.class).getComponent("dataverse", DataverseComponent.class);
                    assertThat(component.isBridgeErrorHandler()).isTrue();
                    assertThat(component.isLazyStartProducer()).isFalse();
                });
    }

    @Test
    void aPropertySwitchesTheConfigurationOff() {
        runner.withPropertyValues("camel.component.dataverse.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("configureDataverseComponent"));
    }

    @Test
    void routesAndBeansShareAConnectionAndItsToken() {
        runner.withUserConfiguration(Routes.class)
                .withPropertyValues("dataverse.emulator.enabled=true")
                .run(context -> {
                    WhoAmI asBean =
                            context.getBean(DataverseClients.class).get(null).whoAmI();
                    WhoAmI asRoute =
                            context.getBean(ProducerTemplate.class).requestBody("direct:who", null, WhoAmI.class);
                    assertThat(asRoute).isEqualTo(asBean);
                    assertThat(context.getBean(DataverseEmulator.class).journal())
                            .filteredOn(entry -> entry.pathAndQuery().contains("/token"))
                            .hasSize(1);
                });
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void anApplicationWhoseRouteHasNoConnectionSaysSoAndWhatToDo(CapturedOutput output) {
        SpringApplication application = new SpringApplication(Application.class, Routes.class);
        assertThatThrownBy(application::run).hasRootCauseInstanceOf(InvalidConnectionException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("There is no connection at all")
                .contains("dataverse.connections.<name>");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Configuration(proxyBeanMethods = false)
    static class Routes {
        @Bean
        RouteBuilder who() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:who").to("dataverse:environment?operation=whoAmI");
                }
            };
        }
    }
}
