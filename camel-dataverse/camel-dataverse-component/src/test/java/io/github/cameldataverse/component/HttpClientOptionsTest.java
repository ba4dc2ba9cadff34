// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.WhoAmI;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Camel's own types for TLS and for the HTTP client, on the component and on a connection. */
class HttpClientOptionsTest extends EmulatorRoutes {
    @TempDir
    Path folder;

    private SSLContextParameters trusting;

    @BeforeEach
    void makeTrustStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(emulator.trustCertificate())) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setCertificateEntry("emulator", certificate);
        }
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setResource("file:" + file);
        keys.setPassword("changeit");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(keys);
        trusting = new SSLContextParameters();
        trusting.setTrustManagers(trust);
    }

    private static ConnectionSettings withoutTrust() {
        ConnectionSettings settings = settings();
        settings.getTrust().setFile(null);
        return settings;
    }

    private static Object whoAmI(CamelContext context) {
        context.start();
        return context.createProducerTemplate().requestBody("dataverse:environment?operation=whoAmI", (Object) null);
    }

    private static DataverseComponent component(CamelContext context) {
        DataverseComponent component = context.getComponent("dataverse", DataverseComponent.class);
        component.setConnections(Map.of("sales", withoutTrust()));
        return component;
    }

    @Test
    void anUnknownCertificateIsRefusedWhereNothingIsSaid() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            component(context);
            assertThatThrownBy(() -> whoAmI(context)).cause().isInstanceOf(DataverseException.class);
        }
    }

    @Test
    void theComponentsParametersAreThoseOfItsConnections() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            component(context).setSslContextParameters(trusting);
            assertThat(whoAmI(context)).isInstanceOf(WhoAmI.class);
        }
    }

    @Test
    void theGlobalParametersAreUsedWhereThatIsWanted() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.setSSLContextParameters(trusting);
            component(context).setUseGlobalSslContextParameters(true);
            assertThat(whoAmI(context)).isInstanceOf(WhoAmI.class);
        }
    }

    @Test
    void aConnectionTakesBeansOfCamelsTypes() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpClientConfigurer counting = client ->
                client.addRequestInterceptorFirst((request, entity, httpContext) -> requests.incrementAndGet());
        try (CamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("tls", trusting);
            context.getRegistry().bind("counting", counting);
            DataverseComponent component = component(context);
            PropertyBindingSupport.build()
                    .withCamelContext(context)
                    .withTarget(component)
                    .withProperty("connections[sales].sslContext", "#bean:tls")
                    .withProperty("connections[sales].httpClientCustomizer", "#bean:counting")
                    .bind();
            assertThat(whoAmI(context)).isInstanceOf(WhoAmI.class);
            assertThat(requests).hasPositiveValue();
        }
    }

    @Test
    void theComponentsConfigurerHasTheLastWordOnEveryClient() throws Exception {
        AtomicInteger configured = new AtomicInteger();
        try (CamelContext context = new DefaultCamelContext()) {
            DataverseComponent component = component(context);
            component.setSslContextParameters(trusting);
            component.setHttpClientConfigurer(client -> configured.incrementAndGet());
            assertThat(whoAmI(context)).isInstanceOf(WhoAmI.class);
            assertThat(configured).hasPositiveValue();
        }
    }

    @Test
    void whatAConnectionSaysOfItsOwnCountsAlone() throws Exception {
        AtomicInteger ofComponent = new AtomicInteger();
        AtomicInteger ofConnection = new AtomicInteger();
        ConnectionSettings own = settings();
        own.setHttpClientCustomizer(client -> ofConnection.incrementAndGet());
        try (CamelContext context = new DefaultCamelContext()) {
            DataverseComponent component = component(context);
            component.setConnections(Map.of("sales", own));
            component.setSslContextParameters(new SSLContextParameters());
            component.setHttpClientConfigurer(client -> ofComponent.incrementAndGet());
            assertThat(whoAmI(context)).isInstanceOf(WhoAmI.class);
            assertThat(ofConnection).hasPositiveValue();
            assertThat(ofComponent).hasValue(0);
        }
    }
}
