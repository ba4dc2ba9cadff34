// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import io.github.cameldataverse.client.model.InvalidConnectionException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CertificateLoaderTest {
    private static final String PASSWORD = "s3cret-of-the-test";
    private static KeyPair keys;
    private static X509Certificate certificate;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TestCertificates.keys("RSA");
        certificate = TestCertificates.valid(keys);
    }

    @Test
    void loadsPkcs12() throws Exception {
        Path file = TestCertificates.pkcs12(folder.resolve("a.p12"), keys, certificate, PASSWORD);
        assertLoaded(CertificateLoader.load(file.toString(), null, PASSWORD));
    }

    @Test
    void loadsPemWithPkcs8Key() throws Exception {
        Path file = TestCertificates.pem(
                folder.resolve("a.pem"), new JcaPKCS8Generator(keys.getPrivate(), null), certificate);
        assertLoaded(CertificateLoader.load(file.toString(), null, null));
    }

    @Test
    void loadsPemWithPkcs1KeyInAFileOfItsOwn() throws Exception {
        Path chain = TestCertificates.pem(folder.resolve("chain.pem"), certificate);
        Path key = TestCertificates.pem(folder.resolve("key.pem"), keys.getPrivate());
        assertLoaded(CertificateLoader.load(chain.toString(), key.toString(), null));
    }

    @Test
    void loadsPemWithEncryptedKey() throws Exception {
        Path file =
                TestCertificates.pem(folder.resolve("a.pem"), certificate, TestCertificates.encrypted(keys, PASSWORD));
        assertLoaded(CertificateLoader.load(file.toString(), null, PASSWORD));
    }

    @Test
    void loadsJks() throws Exception {
        Path file = TestCertificates.keyStore("JKS", folder.resolve("a.jks"), keys, certificate, PASSWORD);
        assertLoaded(CertificateLoader.load(file.toString(), null, PASSWORD));
        assertRefused(file, "wrong", "cannot be opened with the given password");
    }

    @Test
    void loadsFromAFileUrlAndFromBase64() throws Exception {
        Path file = TestCertificates.pkcs12(folder.resolve("a.p12"), keys, certificate, PASSWORD);
        assertLoaded(CertificateLoader.load("file:" + file, null, PASSWORD));
        assertLoaded(CertificateLoader.load("file://" + file, null, PASSWORD));
        String text = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        assertLoaded(CertificateLoader.load("base64:" + text, null, PASSWORD));
        assertThatThrownBy(() -> CertificateLoader.load("base64:" + text, null, "wrong"))
                .hasMessageContaining("given as base64")
                .hasMessageNotContaining(text);
    }

    @Test
    void loadsFromTheClassPath() throws Exception {
        TestCertificates.pkcs12(folder.resolve("a.p12"), keys, certificate, PASSWORD);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertLoaded(CertificateLoader.load("classpath:/a.p12", null, PASSWORD));
            assertThatThrownBy(() -> CertificateLoader.load("classpath:gone.p12", null, null))
                    .hasMessageContaining("class path resource gone.p12 does not exist");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void aKeyThatBelongsToAnotherCertificateIsRefused() throws Exception {
        KeyPair others = TestCertificates.keys("RSA");
        assertRefused(
                TestCertificates.pem(folder.resolve("a.pem"), others.getPrivate(), certificate),
                null,
                "another private key");
    }

    @Test
    void aMissingFileIsNamed() {
        assertRefused(folder.resolve("gone.p12"), null, "gone.p12", "does not exist");
    }

    @Test
    void aWrongPasswordIsToldFromADamagedFile() throws Exception {
        Path file = TestCertificates.pkcs12(folder.resolve("a.p12"), keys, certificate, PASSWORD);
        assertRefused(file, "wrong", "cannot be opened with the given password", "certificate.password");
        Path pem =
                TestCertificates.pem(folder.resolve("a.pem"), certificate, TestCertificates.encrypted(keys, PASSWORD));
        assertRefused(pem, "wrong", "cannot be opened with the given password", "certificate.password");
        assertRefused(pem, null, "encrypted private key", "certificate.password");
        Path damaged = Files.writeString(folder.resolve("b.p12"), "this is no key store");
        assertRefused(damaged, PASSWORD, "neither PKCS#12 nor PEM");
    }

    @Test
    void aFileWithoutPrivateKeyIsRefused() throws Exception {
        assertRefused(
                TestCertificates.keyless(folder.resolve("a.p12"), certificate, PASSWORD), PASSWORD, "no private key");
        assertRefused(TestCertificates.pem(folder.resolve("a.pem"), certificate), null, "no private key");
    }

    @Test
    void aFileWithoutCertificateIsRefused() throws Exception {
        assertRefused(TestCertificates.pem(folder.resolve("k.pem"), keys.getPrivate()), null, "no certificate");
    }

    @Test
    void anExpiredCertificateIsRefusedWithItsDate() throws Exception {
        X509Certificate expired =
                TestCertificates.certificate(keys, Instant.parse("2020-01-01T00:00:00Z"), Duration.ofDays(1));
        Path file = TestCertificates.pkcs12(folder.resolve("a.p12"), keys, expired, PASSWORD);
        assertRefused(file, PASSWORD, "expired at 2020-01-02T00:00:00Z");
    }

    @Test
    void aCertificateThatIsNotYetValidIsRefused() throws Exception {
        X509Certificate early = TestCertificates.certificate(keys, Instant.now().plusSeconds(3600), Duration.ofDays(1));
        Path file = TestCertificates.pkcs12(folder.resolve("a.p12"), keys, early, PASSWORD);
        assertRefused(file, PASSWORD, "is valid from", "clock");
    }

    @Test
    void theOneUsableKeyOfSeveralIsTaken() throws Exception {
        KeyPair ec = TestCertificates.keys("EC");
        KeyPair old = TestCertificates.keys("RSA");
        X509Certificate expired =
                TestCertificates.certificate(old, Instant.parse("2020-01-01T00:00:00Z"), Duration.ofDays(1));
        Path file = TestCertificates.pkcs12(
                folder.resolve("a.p12"),
                PASSWORD,
                new TestCertificates.Entry("a-ec", ec, TestCertificates.valid(ec)),
                new TestCertificates.Entry("b-old", old, expired),
                new TestCertificates.Entry("c-now", keys, certificate));
        assertLoaded(CertificateLoader.load(file.toString(), null, PASSWORD));
    }

    @Test
    void severalUsableKeysAreRefusedForOnlyOneOfThemMayBeRegistered() throws Exception {
        KeyPair others = TestCertificates.keys("RSA");
        Path file = TestCertificates.pkcs12(
                folder.resolve("a.p12"),
                PASSWORD,
                new TestCertificates.Entry("spring", keys, certificate),
                new TestCertificates.Entry("autumn", others, TestCertificates.valid(others)));
        assertRefused(file, PASSWORD, "autumn, spring", "Export");
    }

    @Test
    void ofSeveralKeysThatAreAllUnusableOneIsNamedWithItsReason() throws Exception {
        KeyPair others = TestCertificates.keys("RSA");
        Instant past = Instant.parse("2020-01-01T00:00:00Z");
        Path file = TestCertificates.pkcs12(
                folder.resolve("a.p12"),
                PASSWORD,
                new TestCertificates.Entry("a", keys, TestCertificates.certificate(keys, past, Duration.ofDays(1))),
                new TestCertificates.Entry(
                        "b", others, TestCertificates.certificate(others, past, Duration.ofDays(1))));
        assertRefused(file, PASSWORD, "expired at 2020-01-02T00:00:00Z");
    }

    @Test
    void anEllipticCurveKeyIsRefusedWithTheReason() throws Exception {
        KeyPair ec = TestCertificates.keys("EC");
        Path file = TestCertificates.pkcs12(folder.resolve("a.p12"), ec, TestCertificates.valid(ec), PASSWORD);
        assertRefused(file, PASSWORD, "EC", "RSA only");
    }

    @Test
    void loadsPemWithPkcs8AndPkcs1KeysInOneFileEncryptedOrNot() throws Exception {
        Path pkcs1 = TestCertificates.pem(folder.resolve("1.pem"), keys.getPrivate(), certificate);
        assertLoaded(CertificateLoader.load(pkcs1.toString(), null, null));
        Path locked = folder.resolve("2.pem");
        try (Writer writer = Files.newBufferedWriter(locked);
                JcaPEMWriter pem = new JcaPEMWriter(writer)) {
            pem.writeObject(
                    keys.getPrivate(),
                    new JcePEMEncryptorBuilder("AES-256-CBC")
                            .setProvider(new BouncyCastleProvider())
                            .build(PASSWORD.toCharArray()));
            pem.writeObject(certificate);
        }
        assertLoaded(CertificateLoader.load(locked.toString(), null, PASSWORD));
        assertRefused(locked, null, "encrypted private key", "certificate.password");
        assertRefused(locked, "wrong", "cannot be opened with the given password");
    }

    @Test
    void loadsPemFromBase64AndFromAPercentEncodedFileUrl() throws Exception {
        Path file = TestCertificates.pem(folder.resolve("my certs.pem"), keys.getPrivate(), certificate);
        String text = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        assertLoaded(CertificateLoader.load("base64:" + text, null, null));
        assertLoaded(CertificateLoader.load(file.toUri().toString(), null, null));
        assertLoaded(CertificateLoader.load("file:" + file, null, null));
    }

    @Test
    void theCertificateOfTheKeyIsFoundBehindItsIssuers() throws Exception {
        X509Certificate issuer = TestCertificates.valid(TestCertificates.keys("RSA"));
        Path file = TestCertificates.pem(folder.resolve("a.pem"), issuer, certificate, keys.getPrivate());
        CertificateCredential credential = CertificateLoader.load(file.toString(), null, null);
        assertLoaded(credential);
        assertThat(credential.chain()).containsExactly(certificate, issuer);
    }

    @Test
    void anEllipticCurveKeyInPemIsRefusedWithTheReason() throws Exception {
        KeyPair ec = TestCertificates.keys("EC");
        assertRefused(
                TestCertificates.pem(folder.resolve("a.pem"), ec.getPrivate(), TestCertificates.valid(ec)),
                null,
                "EC",
                "RSA only");
        assertRefused(
                TestCertificates.pem(folder.resolve("b.pem"), ec.getPrivate(), certificate), null, "EC", "RSA only");
    }

    @Test
    void aNameThatNoFileCanHaveIsSaid() {
        assertThatThrownBy(() -> CertificateLoader.load("a\0b.pem", null, null))
                .isInstanceOf(InvalidConnectionException.class)
                .hasMessageContaining("no file can have");
        assertRefused(folder, null, "cannot be read");
    }

    private static void assertLoaded(CertificateCredential credential) {
        assertThat(credential.certificate()).isEqualTo(certificate);
        assertThat(credential.key()).isEqualTo(keys.getPrivate());
        assertThat(credential).asString().contains("camel-dataverse-test").doesNotContain("PrivateKey");
    }

    private static void assertRefused(Path file, String password, String... said) {
        assertThatThrownBy(() -> CertificateLoader.load(file.toString(), null, password))
                .isInstanceOf(InvalidConnectionException.class)
                .hasMessageContainingAll(said)
                .hasMessageNotContaining(PASSWORD);
    }
}
