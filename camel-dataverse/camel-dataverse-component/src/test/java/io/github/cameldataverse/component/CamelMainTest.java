// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.Seed;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Connections from Camel Main's properties, with routes in each language. */
class CamelMainTest {
    @RegisterExtension
    static final DataverseEmulatorExtension DATAVERSE =
            DataverseEmulatorExtension.builder().seed(Seed.DEMO).build();

    private static final class JavaRoutes extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:find")
                    .setHeader(DataverseConstants.PARAMETERS, body())
                    .to("dataverse:accounts?connection=sales&operation=query&select=name&outputType=one"
                            + "&filter=accountnumber eq @number");
        }
    }

    private static Main main() {
        DataverseEmulator emulator = DATAVERSE.emulator();
        String sales = "camel.component.dataverse.connections[sales].";
        String other = "camel.component.dataverse.connections[other].";
        Properties properties = new Properties();
        properties.putAll(Map.of(
                sales + "environmentUrl",
                emulator.environmentUrl().toString(),
                sales + "authority",
                emulator.authority().toString(),
                sales + "clientId",
                emulator.clientId(),
                sales + "certificate.file",
                emulator.certificate().toString(),
                sales + "trust.file",
                emulator.trustCertificate().toString(),
                sales + "throttle.maxInFlight",
                "4",
                other + "environmentUrl",
                "https://other.example",
                other + "enabled",
                "false",
                "camel.component.dataverse.primary",
                "sales"));
        Main main = new Main();
        main.setOverrideProperties(properties);
        return main;
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void aRouteInAnyLanguageUsesTheConnectionOfTheProperties(String language) throws Exception {
        Main main = main();
        if (language.equals("java")) {
            main.configure().addRoutesBuilder(new JavaRoutes());
        } else {
            main.configure().withRoutesIncludePattern("classpath:routes/find.camel." + language);
        }
        main.start();
        try {
            Row row = main.getCamelContext()
                    .createProducerTemplate()
                    .requestBody("direct:find", Map.of("number", "ACC-1002"), Row.class);
            assertThat(row).containsEntry("name", "Litware, Inc.");
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"settings, yaml", "settings, xml", "source, yaml", "source, xml"})
    void aConnectionMayBeABeanThatStandsBesideTheRoutes(String kind, String language) throws Exception {
        DataverseEmulator emulator = DATAVERSE.emulator();
        Main main = new Main();
        main.addOverrideProperty(
                "emulator.environmentUrl", emulator.environmentUrl().toString());
        main.addOverrideProperty("emulator.authority", emulator.authority().toString());
        main.addOverrideProperty("emulator.clientId", emulator.clientId());
        main.addOverrideProperty("emulator.certificate", emulator.certificate().toString());
        main.addOverrideProperty("emulator.trust", emulator.trustCertificate().toString());
        main.configure()
                .withRoutesIncludePattern("classpath:routes/connection-" + kind + ".camel." + language
                        + ",classpath:routes/find.camel." + language);
        main.start();
        try {
            Row row = main.getCamelContext()
                    .createProducerTemplate()
                    .requestBody("direct:find", Map.of("number", "ACC-1002"), Row.class);
            assertThat(row).containsEntry("name", "Litware, Inc.");
        } finally {
            main.stop();
        }
    }

    @Test
    void aMistypedKeyOfAConnectionIsRefusedAtStart() {
        Main main = main();
        main.addOverrideProperty("camel.component.dataverse.connections[sales].clientIdd", "x");
        assertThatThrownBy(main::start).hasStackTraceContaining("clientIdd");
        main.stop();
    }

    @Test
    void theStartUpSummaryHoldsNoSecretOfAConnection(@TempDir Path folder) throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("org.apache.camel.main");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        Main main = main();
        String other = "camel.component.dataverse.connections[other].";
        Path file = folder.resolve("secrets.properties");
        Files.write(
                file,
                List.of(
                        other + "proxy=http://proxy.example:3128",
                        other + "proxyUser=s3cret-user",
                        other + "proxyPassword=s3cret-password",
                        other + "clientSecret=s3cret-client",
                        other + "certificate.privateKey=base64:s3cret-key",
                        other + "certificate.password=s3cret-key-password"));
        main.setPropertyPlaceholderLocations("file:" + file);
        main.start();
        try {
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line -> line.contains("proxy.example"))
                    .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("privatekey"))
                    .noneMatch(line -> line.contains("s3cret"));
        } finally {
            logger.detachAppender(log);
            main.stop();
        }
    }
}
