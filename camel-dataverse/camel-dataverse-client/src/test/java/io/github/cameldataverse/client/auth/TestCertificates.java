// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
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

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the certificate files that tests need, good ones and bad ones. */
final class TestCertificates {
    private TestCertificates() {}

    static KeyPair keys(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("EC") ? 256 : 2048);
        return generator.generateKeyPair();
    }

    static X509Certificate certificate(KeyPair keys, Instant from, Duration life) throws Exception {
        X500Name name = new X500Name("CN=camel-dataverse-test");
        String algorithm = keys.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(from),
                                Date.from(from.plus(life)),
                                name,
                                keys.getPublic())
                        .build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate())));
    }

    static X509Certificate valid(KeyPair keys) throws Exception {
        return certificate(keys, Instant.now().minusSeconds(60), Duration.ofDays(30));
    }

    static Path pem(Path file, Object... parts) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                JcaPEMWriter pem = new JcaPEMWriter(writer)) {
            for (Object part : parts) {
                pem.writeObject(part);
            }
        }
        return file;
    }

    static Object encrypted(KeyPair keys, String password) throws IOException, OperatorCreationException {
        return new JcaPKCS8Generator(
                keys.getPrivate(),
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setProvider(new BouncyCastleProvider())
                        .setPassword(password.toCharArray())
                        .build());
    }

    static Path pkcs12(Path file, KeyPair keys, X509Certificate certificate, String password) throws Exception {
        return keyStore("PKCS12", file, keys, certificate, password);
    }

    static Path keyStore(String type, Path file, KeyPair keys, X509Certificate certificate, String password)
            throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setKeyEntry("login", keys.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
        return save(store, file, password);
    }

    static Path keyless(Path file, X509Certificate certificate, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("login", certificate);
        return save(store, file, password);
    }

    private static Path save(KeyStore store, Path file, String password) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }
}
