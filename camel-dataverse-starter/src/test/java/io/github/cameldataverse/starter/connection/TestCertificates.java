// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** PKCS#12 files as users have them, good and bad. */
final class TestCertificates {
    static final String PASSWORD = "open-sesame";

    private final Path folder;
    private final KeyPair keys;

    TestCertificates(Path folder) throws GeneralSecurityException {
        this.folder = folder;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.keys = generator.generateKeyPair();
    }

    Path valid() throws Exception {
        return write("valid.p12", certificate(Duration.ofDays(30)), true);
    }

    Path expired() throws Exception {
        return write("expired.p12", certificate(Duration.ofDays(-1)), true);
    }

    Path keyless() throws Exception {
        return write("keyless.p12", certificate(Duration.ofDays(30)), false);
    }

    private X509Certificate certificate(Duration until) throws OperatorCreationException, GeneralSecurityException {
        X500Principal subject = new X500Principal("CN=test");
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.ONE,
                                Date.from(now.minus(Duration.ofDays(60))),
                                Date.from(now.plus(until)),
                                subject,
                                keys.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }

    private Path write(String name, X509Certificate certificate, boolean withKey)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (withKey) {
            store.setKeyEntry("login", keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        } else {
            store.setCertificateEntry("login", certificate);
        }
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
