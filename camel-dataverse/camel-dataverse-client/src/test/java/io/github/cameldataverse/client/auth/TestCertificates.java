// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
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
public final class TestCertificates {
    private TestCertificates() {}

    public static KeyPair keys(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("EC") ? 256 : 2048);
        return generator.generateKeyPair();
    }

    /** A TLS server on loopback with a certificate of its own. */
    public record Server(KeyPair keys, X509Certificate certificate, X509Certificate issuer) {
        /** Its door, on any port. */
        public ServerSocket listen() throws Exception {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("tls", keys.getPrivate(), new char[0], new Certificate[] {certificate, issuer});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        }

        /** A PEM file for those who trust it. */
        public Path trustFile(Path folder) throws IOException {
            return pem(folder.resolve("trust.pem"), issuer);
        }
    }

    /** A server whose certificate is for this host and these times; its issuer is good now. */
    public static Server server(String host, Instant from, Duration life) throws Exception {
        KeyPair issuerKeys = keys("RSA");
        X500Name issuer = new X500Name("CN=issuer of the test");
        X509Certificate issuerCertificate = signed(
                new JcaX509v3CertificateBuilder(
                                issuer,
                                BigInteger.ONE,
                                Date.from(Instant.parse("2019-01-01T00:00:00Z")),
                                Date.from(Instant.parse("2199-01-01T00:00:00Z")),
                                issuer,
                                issuerKeys.getPublic())
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)),
                issuerKeys);
        KeyPair keys = keys("RSA");
        X509Certificate certificate = signed(
                new JcaX509v3CertificateBuilder(
                                issuer,
                                BigInteger.TWO,
                                Date.from(from),
                                Date.from(from.plus(life)),
                                new X500Name("CN=" + host),
                                keys.getPublic())
                        .addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.dNSName, host))),
                issuerKeys);
        return new Server(keys, certificate, issuerCertificate);
    }

    private static X509Certificate signed(X509v3CertificateBuilder certificate, KeyPair issuer) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.getPrivate())));
    }

    public static X509Certificate certificate(KeyPair keys, Instant from, Duration life) throws Exception {
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

    public static Path pkcs12(Path file, KeyPair keys, X509Certificate certificate, String password) throws Exception {
        return keyStore("PKCS12", file, keys, certificate, password);
    }

    /** A key in a key store. */
    record Entry(String alias, KeyPair keys, X509Certificate certificate) {}

    static Path pkcs12(Path file, String password, Entry... entries) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Entry entry : entries) {
            store.setKeyEntry(
                    entry.alias, entry.keys.getPrivate(), password.toCharArray(), new Certificate[] {entry.certificate
                    });
        }
        return save(store, file, password);
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
