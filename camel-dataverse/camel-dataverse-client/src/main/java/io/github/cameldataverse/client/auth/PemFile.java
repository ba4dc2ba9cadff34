// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/**
 * What a PEM file holds: certificates in their order, and a private key (PKCS#8 or PKCS#1, plain or encrypted).
 *
 * @param key the first private key, if there is one
 * @param certificates in the order of the file
 */
record PemFile(@Nullable PrivateKey key, List<X509Certificate> certificates) {
    /** Reads PEM; the password is for an encrypted key. */
    static PemFile read(KeyMaterial material, @Nullable String password) {
        PrivateKey key = null;
        List<X509Certificate> certificates = new ArrayList<>();
        try (PEMParser parser =
                new PEMParser(new StringReader(new String(material.bytes(), StandardCharsets.ISO_8859_1)))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof X509CertificateHolder holder) {
                    certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
                } else if (key == null) {
                    key = key(material, part, password);
                }
            }
        } catch (PEMException | PKCSException | OperatorCreationException locked) {
            throw material.invalid(
                    password == null
                            ? "is damaged: " + locked.getMessage()
                            : "holds a private key that cannot be opened with the given password. Check"
                                    + " certificate.password",
                    locked);
        } catch (IOException | CertificateException damaged) {
            throw material.invalid("is damaged: " + damaged.getMessage(), damaged);
        }
        return new PemFile(key, List.copyOf(certificates));
    }

    private static @Nullable PrivateKey key(KeyMaterial material, Object part, @Nullable String password)
            throws IOException, PKCSException, OperatorCreationException {
        if (part instanceof PrivateKeyInfo plain) {
            return rsa(material, plain);
        }
        if (part instanceof PEMKeyPair pair) {
            return rsa(material, pair.getPrivateKeyInfo());
        }
        if (part instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
            return rsa(
                    material,
                    encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                            .setProvider(new BouncyCastleProvider())
                            .build(secret(material, password))));
        }
        if (part instanceof PEMEncryptedKeyPair encrypted) {
            PEMKeyPair pair = encrypted.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(secret(material, password)));
            return rsa(material, pair.getPrivateKeyInfo());
        }
        return null; // parameters, public keys and the like are of no use here
    }

    private static PrivateKey rsa(KeyMaterial material, PrivateKeyInfo info) throws PEMException {
        ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (!algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            String type = algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey) ? "EC" : algorithm.getId();
            throw material.invalid("holds a private key of type " + type + ", but the authority takes RSA only", null);
        }
        return new JcaPEMKeyConverter().getPrivateKey(info);
    }

    private static char[] secret(KeyMaterial material, @Nullable String password) {
        if (password == null) {
            throw material.invalid("holds an encrypted private key. Give its password in certificate.password", null);
        }
        return password.toCharArray();
    }

    @Override
    public String toString() {
        return "PemFile[key=" + (key == null ? "none" : key.getAlgorithm()) + ", certificates=" + certificates.size()
                + "]";
    }
}
