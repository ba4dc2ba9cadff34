// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

import io.github.cameldataverse.client.changes.CursorRepository;
import io.github.cameldataverse.client.http.HttpClientCustomizer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Converter;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * Lets options take Camel's own types: {@code offsetRepository} any state repository of texts, a connection's {@code
 * sslContext} SSL context parameters, and its {@code httpClientCustomizer} a configurer of camel-http.
 */
@Converter(generateLoader = true)
public final class DataverseConverter implements CamelContextAware {
    private @Nullable CamelContext camelContext;

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(@Nullable CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Cursors kept in a state repository. */
    @Converter
    public static CursorRepository toCursorRepository(StateRepository<String, String> states) {
        return new StateCursorRepository(states);
    }

    /**
     * How to encrypt and whom to trust.
     *
     * @throws GeneralSecurityException where the parameters cannot work
     * @throws IOException where a key store cannot be read
     */
    @Converter
    public SSLContext toSslContext(SSLContextParameters parameters) throws GeneralSecurityException, IOException {
        return parameters.createSSLContext(camelContext);
    }

    /** The last word on the HTTP client. */
    @Converter
    public static HttpClientCustomizer toHttpClientCustomizer(HttpClientConfigurer configurer) {
        return configurer::configureHttpClient;
    }
}
