// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Loads certificates with their private keys from PKCS#12 and PEM files, and says in one sentence what is wrong with a
 * file that cannot be used.
 */
public final class CertificateLoader {
    private static final String PEM_START = "-----BEGIN";

    private CertificateLoader() {}

    /**
     * Loads a certificate and its key from one file, or from two PEM files.
     *
     * @param file a PKCS#12 file, or a PEM file with the certificate (and the key, where no key file is given)
     * @param keyFile a PEM file with the private key, or null
     * @param password password of the file or key, or null
     * @throws InvalidConnectionException where a file is missing, locked, expired, keyless or of another kind
     */
    public static CertificateCredential load(Path file, @Nullable Path keyFile, @Nullable String password) {
        byte[] bytes = read(file);
        CertificateCredential credential;
        if (isPem(bytes)) {
            PemFile certificates = PemFile.read(file, bytes, password);
            PemFile key = keyFile == null ? certificates : PemFile.read(keyFile, read(keyFile), password);
            credential = join(file, key.key(), certificates.certificates());
        } else {
            credential = fromPkcs12(file, bytes, password);
        }
        checkUsable(file, credential);
        return credential;
    }

    /**
     * Loads the certificates of a PEM file, for trust.
     *
     * @throws InvalidConnectionException where the file is missing or holds none
     */
    public static List<X509Certificate> loadTrusted(Path file) {
        List<X509Certificate> certificates =
                PemFile.read(file, read(file), null).certificates();
        if (certificates.isEmpty()) {
            throw invalid(file, "holds no certificate. Give a PEM file with the certificates to trust", null);
        }
        return certificates;
    }

    static InvalidConnectionException invalid(Path file, String what, @Nullable Throwable cause) {
        return new InvalidConnectionException("The file " + file + " " + what + ".", ErrorDetails.NONE, cause);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw invalid(file, "does not exist. Check the path, and that the process may see it", missing);
        } catch (IOException unreadable) {
            throw invalid(file, "cannot be read: " + unreadable, unreadable);
        }
    }

    private static boolean isPem(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(PEM_START);
    }

    private static CertificateCredential fromPkcs12(Path file, byte[] bytes, @Nullable String password) {
        char[] secret = password == null ? new char[0] : password.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), secret);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, secret) instanceof PrivateKey key) {
                    return join(file, key, x509(store.getCertificateChain(alias)));
                }
            }
            throw invalid(file, "holds certificates but no private key. Export it again with its key", null);
        } catch (IOException | GeneralSecurityException refused) {
            throw invalid(
                    file,
                    refused.getCause() instanceof java.security.UnrecoverableKeyException
                            ? "cannot be opened with the given password. Check certificate.password"
                            : "is neither PKCS#12 nor PEM, or is damaged (" + refused.getMessage() + ")",
                    refused);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static List<X509Certificate> x509(Certificate @Nullable [] chain) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate certificate : chain == null ? new Certificate[0] : chain) {
            certificates.add((X509Certificate) certificate);
        }
        return certificates;
    }

    private static CertificateCredential join(Path file, @Nullable Key key, List<X509Certificate> certificates) {
        if (key == null) {
            throw invalid(file, "holds no private key. Add the key to it, or name its file in certificate.key", null);
        }
        if (certificates.isEmpty()) {
            throw invalid(file, "holds a private key but no certificate. Add the certificate", null);
        }
        return new CertificateCredential((PrivateKey) key, certificates);
    }

    private static void checkUsable(Path file, CertificateCredential credential) {
        X509Certificate certificate = credential.certificate();
        if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
            throw invalid(
                    file,
                    "holds a certificate with a key of type "
                            + certificate.getPublicKey().getAlgorithm() + ", but the authority takes RSA only",
                    null);
        }
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException expired) {
            throw invalid(
                    file,
                    "holds a certificate that expired at "
                            + certificate.getNotAfter().toInstant()
                            + ". Make a new one and register it with the application",
                    expired);
        } catch (CertificateNotYetValidException early) {
            throw invalid(
                    file,
                    "holds a certificate that is valid from "
                            + certificate.getNotBefore().toInstant() + " only. Check the clock of this machine",
                    early);
        }
    }
}
