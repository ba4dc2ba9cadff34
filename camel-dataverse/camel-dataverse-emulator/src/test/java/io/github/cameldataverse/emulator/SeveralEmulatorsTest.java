// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import io.github.cameldataverse.emulator.fault.Fault;
import io.github.cameldataverse.emulator.fault.Mode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeveralEmulatorsTest {

    @Test
    void twoInOneProcessDoNotDisturbOneAnother() throws Exception {
        try (DataverseEmulator one = DataverseEmulator.builder().seed(Seed.DEMO).start();
                DataverseEmulator two =
                        DataverseEmulator.builder().seed(Seed.DEMO).start()) {
            CompletableFuture<IAuthenticationResult> first = login(one);
            CompletableFuture<IAuthenticationResult> second = login(two);
            String tokenOfOne = "Bearer " + first.get().accessToken();
            String tokenOfTwo = "Bearer " + second.get().accessToken();
            Caller atOne = new Caller(one);
            Caller atTwo = new Caller(two);

            assertThat(atOne.get("WhoAmI", "Authorization", tokenOfOne).status())
                    .isEqualTo(200);
            assertThat(atTwo.get("WhoAmI", "Authorization", tokenOfTwo).status())
                    .isEqualTo(200);
            assertThat(atTwo.get("WhoAmI", "Authorization", tokenOfOne).status())
                    .isEqualTo(401);
            one.faults().add(Fault.status(500).times(0));
            two.mode(Mode.administration(two.clientId()));
            assertThat(atTwo.get("accounts", "Authorization", tokenOfTwo).status())
                    .isEqualTo(200);
            assertThat(atOne.get("accounts", "Authorization", tokenOfOne).status())
                    .isEqualTo(500);
            one.close();
            assertThat(atTwo.get("accounts", "Authorization", tokenOfTwo).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aBuilderThatGoesOnDoesNotChangeWhatItStarted() {
        DataverseEmulator.Builder builder = DataverseEmulator.builder().rows("account", 2);
        try (DataverseEmulator emulator = builder.start()) {
            builder.rows("account", 5).rows("contact", 5).seed(Seed.DEMO).clientId("another");

            emulator.reset();

            assertThat(emulator.rows("accounts")).hasSize(2);
            assertThat(emulator.rows("contacts")).isEmpty();
            assertThat(emulator.rows("systemusers").toString()).doesNotContain("another");
        }
    }

    private static CompletableFuture<IAuthenticationResult> login(DataverseEmulator emulator) throws Exception {
        ConfidentialClientApplication application = ConfidentialClientApplication.builder(
                        emulator.clientId(),
                        ClientCredentialFactory.createFromCertificate(
                                key(emulator.certificate()), CertificateFile.read(emulator.certificate())))
                .authority(emulator.authority().toString())
                .instanceDiscovery(false)
                .sslSocketFactory(trust(emulator.trustCertificate()).getSocketFactory())
                .build();
        return application.acquireToken(
                ClientCredentialParameters.builder(Set.of(emulator.environmentUrl() + "/.default"))
                        .build());
    }

    private static PrivateKey key(Path file) throws Exception {
        String pem = Files.readString(file);
        String body =
                pem.substring(0, pem.indexOf("-----END PRIVATE KEY-----")).replace("-----BEGIN PRIVATE KEY-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
    }

    private static SSLContext trust(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            store.setCertificateEntry(
                    "emulator", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
