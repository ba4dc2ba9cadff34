// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Reads the certificate of a client from a PEM or DER file; a private key in front of it is skipped. */
final class CertificateFile {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    private CertificateFile() {}

    static X509Certificate read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int begin = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(BEGIN);
            int from = Math.max(begin, 0);
            ByteArrayInputStream in = new ByteArrayInputStream(bytes, from, bytes.length - from);
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("The file " + file + " holds no certificate", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate file " + file + " cannot be read", e);
        }
    }
}
