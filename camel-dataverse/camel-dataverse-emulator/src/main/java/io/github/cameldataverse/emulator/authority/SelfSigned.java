// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.authority;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A key (RSA, 2048 bits) and a certificate that it signed itself, valid from a day before its making for a year.
 */
public final class SelfSigned {

    private static final int KEY_SIZE = 2048;
    private static final int SERIAL_BITS = 120;

    private final KeyPair keys;
    private final X509Certificate certificate;

    private SelfSigned(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A certificate for a server on {@code localhost} and {@code 127.0.0.1}. */
    public static SelfSigned server(Instant now) {
        GeneralNames names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
        return make("CN=localhost", now, names);
    }

    /** A certificate for a client application. */
    public static SelfSigned client(Instant now) {
        return make("CN=Dataverse emulator client", now, null);
    }

    /** A new RSA key. */
    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_SIZE);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no RSA", e);
        }
    }

    /** The key. */
    public KeyPair keys() {
        return keys;
    }

    /** The certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate as PEM. */
    public String certificatePem() {
        return pem(certificate);
    }

    /** The private key (PKCS#8, not encrypted) and the certificate as PEM. */
    public String keyAndCertificatePem() {
        try {
            return pem(new JcaPKCS8Generator(keys.getPrivate(), null)) + pem(certificate);
        } catch (IOException e) {
            throw new UncheckedIOException("A private key cannot be written", e);
        }
    }

    private static SelfSigned make(String name, Instant now, @Nullable GeneralNames alternativeNames) {
        KeyPair keys = newKeys();
        X500Name subject = new X500Name(name);
        Date from = Date.from(now.minus(Duration.ofDays(1)));
        Date to = Date.from(now.plus(Duration.ofDays(365)));
        BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom());
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(subject, serial, from, to, subject, keys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            if (alternativeNames != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames);
            }
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return new SelfSigned(keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("A certificate for " + name + " cannot be made", e);
        }
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException("A PEM text cannot be written", e);
        }
        return text.toString();
    }
}
