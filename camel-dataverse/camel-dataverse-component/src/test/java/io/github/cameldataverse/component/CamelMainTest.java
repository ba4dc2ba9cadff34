// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.Properties;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.Seed;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections from Camel Main's properties, and a route in YAML. */
class CamelMainTest {

    @Test
    void propertiesMakeConnectionsAndYamlMakesRoutes() throws Exception {
        try (DataverseEmulator emulator =
                DataverseEmulator.builder().seed(Seed.DEMO).start()) {
            Main main = new Main();
            Properties properties = new Properties();
            String sales = "camel.component.dataverse.connections[sales].";
            properties.put(sales + "environmentUrl", emulator.environmentUrl().toString());
            properties.put(sales + "authority", emulator.authority().toString());
            properties.put(sales + "clientId", emulator.clientId());
            properties.put(sales + "certificate.file", emulator.certificate().toString());
            properties.put(sales + "trust.file", emulator.trustCertificate().toString());
            properties.put("camel.component.dataverse.connections[other].environmentUrl", "https://other.example");
            properties.put("camel.component.dataverse.connections[other].enabled", "false");
            properties.put("camel.component.dataverse.primary", "sales");
            properties.put("camel.main.routesIncludePattern", "classpath:routes/find.camel.yaml");
            main.setOverrideProperties(properties);
            main.start();
            try {
                Row row = main.getCamelContext()
                        .createProducerTemplate()
                        .requestBody("direct:find", "ACC-1002", Row.class);

                assertThat(row).containsEntry("name", "Litware, Inc.");
            } finally {
                main.stop();
            }
        }
    }
}
