// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.cameldataverse.client.model.InvalidConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Loads certificates with their private keys from PKCS#12, PEM and JKS, and says in one sentence what is wrong with what
 * cannot be used. Locations are paths, {@code file:}, {@code classpath:} or {@code base64:} with the bytes themselves.
 */
public final class CertificateLoader {
    private CertificateLoader() {}

    /**
     * Loads a certificate and its key from one place, or from two PEM files.
     *
     * @param location a key store, or a PEM file with the certificate (and the key, where no place for it is given)
     * @param keyLocation a PEM file with the private key, or null
     * @param password password of the key store or key, or null
     * @throws InvalidConnectionException where something is missing, locked, expired, keyless, of another kind, or where a
     *     key store holds several pairs that could be meant
     */
    public static CertificateCredential load(String location, @Nullable String keyLocation, @Nullable String password) {
        KeyMaterial material = KeyMaterial.read(location);
        CertificateCredential credential;
        if (material.isPem()) {
            PemFile certificates = PemFile.read(material, password);
            PemFile key = keyLocation == null ? certificates : PemFile.read(KeyMaterial.read(keyLocation), password);
            credential = join(material, key.key(), certificates.certificates());
        } else {
            credential = fromKeyStore(material, password);
        }
        checkUsable(material, credential);
        return credential;
    }

    /**
     * Loads the certificates of a PEM file, for trust.
     *
     * @throws InvalidConnectionException where the file is missing or holds none
     */
    public static List<X509Certificate> loadTrusted(String location) {
        KeyMaterial material = KeyMaterial.read(location);
        List<X509Certificate> certificates = PemFile.read(material, null).certificates();
        if (certificates.isEmpty()) {
            throw material.invalid("holds no certificate. Give a PEM file with the certificates to trust", null);
        }
        return certificates;
    }

    private static CertificateCredential fromKeyStore(KeyMaterial material, @Nullable String password) {
        char[] secret = password == null ? new char[0] : password.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance(material.isJks() ? "JKS" : "PKCS12");
            store.load(new ByteArrayInputStream(material.bytes()), secret);
            Map<String, CertificateCredential> pairs = new TreeMap<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, secret) instanceof PrivateKey key) {
                    pairs.put(alias, join(material, key, x509(store.getCertificateChain(alias))));
                }
            }
            return onlyOne(material, pairs);
        } catch (IOException | GeneralSecurityException refused) {
            boolean isLocked = refused instanceof UnrecoverableKeyException
                    || refused.getCause() instanceof UnrecoverableKeyException;
            throw material.invalid(
                    isLocked
                            ? "cannot be opened with the given password. Check certificate.password"
                            : "is neither PKCS#12 nor PEM nor JKS, or is damaged (" + refused.getMessage() + ")",
                    refused);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /** The one that can be used; where none can, any, so that its own fault is told. */
    private static CertificateCredential onlyOne(KeyMaterial material, Map<String, CertificateCredential> pairs) {
        if (pairs.isEmpty()) {
            throw material.invalid("holds certificates but no private key. Export it again with its key", null);
        }
        Map<String, CertificateCredential> usable = new TreeMap<>(pairs);
        usable.values().removeIf(pair -> !isUsable(material, pair));
        if (usable.size() > 1) {
            throw material.invalid(
                    "holds several private keys whose certificates are valid now (" + String.join(", ", usable.keySet())
                            + "), and which of them is registered with the application cannot be told. Export that one"
                            + " to a file of its own",
                    null);
        }
        return (usable.isEmpty() ? pairs : usable).values().iterator().next();
    }

    private static boolean isUsable(KeyMaterial material, CertificateCredential credential) {
        try {
            checkUsable(material, credential);
            return true;
        } catch (InvalidConnectionException refused) {
            return false;
        }
    }

    private static List<X509Certificate> x509(Certificate @Nullable [] chain) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate certificate : chain == null ? new Certificate[0] : chain) {
            certificates.add((X509Certificate) certificate);
        }
        return certificates;
    }

    private static CertificateCredential join(
            KeyMaterial material, @Nullable Key key, List<X509Certificate> certificates) {
        if (key == null) {
            throw material.invalid(
                    "holds no private key. Add the key to it, or name its file in certificate.key", null);
        }
        if (certificates.isEmpty()) {
            throw material.invalid("holds a private key but no certificate. Add the certificate", null);
        }
        return new CertificateCredential((PrivateKey) key, ownFirst((PrivateKey) key, certificates));
    }

    /** Some files have the issuers first. */
    private static List<X509Certificate> ownFirst(PrivateKey key, List<X509Certificate> certificates) {
        return certificates.stream()
                .sorted(Comparator.comparing(certificate -> !belongs(certificate, key)))
                .toList();
    }

    private static boolean belongs(X509Certificate certificate, PrivateKey key) {
        return key instanceof RSAKey own
                && certificate.getPublicKey() instanceof RSAKey registered
                && own.getModulus().equals(registered.getModulus());
    }

    private static void checkUsable(KeyMaterial material, CertificateCredential credential) {
        X509Certificate certificate = credential.certificate();
        if (!(certificate.getPublicKey() instanceof RSAKey)) {
            throw material.invalid(
                    "holds a certificate with a key of type "
                            + certificate.getPublicKey().getAlgorithm() + ", but the authority takes RSA only",
                    null);
        }
        if (!(credential.key() instanceof RSAKey)) {
            throw material.invalid(
                    "holds a private key of type " + credential.key().getAlgorithm()
                            + ", but the authority takes RSA only",
                    null);
        }
        if (!belongs(certificate, credential.key())) {
            throw material.invalid("holds a certificate that belongs to another private key. Give the pair", null);
        }
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException expired) {
            throw material.invalid(
                    "holds a certificate that expired at "
                            + certificate.getNotAfter().toInstant()
                            + ". Make a new one and register it with the application",
                    expired);
        } catch (CertificateNotYetValidException early) {
            throw material.invalid(
                    "holds a certificate that is valid from "
                            + certificate.getNotBefore().toInstant() + " only. Check the clock of this machine",
                    early);
        }
    }
}
