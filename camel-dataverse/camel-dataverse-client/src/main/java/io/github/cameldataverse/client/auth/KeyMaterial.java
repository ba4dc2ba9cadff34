// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;

import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a certificate, key or key store, and what to call them in an error.
 *
 * @param label such as {@code The file /etc/crm/app.p12}; never holds the bytes themselves
 * @param bytes as they were found
 */
record KeyMaterial(String label, byte[] bytes) {
    private static final String FILE = "file:";
    private static final String CLASS_PATH = "classpath:";
    private static final String BASE64 = "base64:";

    /**
     * Reads a location: a path, {@code file:}, {@code classpath:} or {@code base64:} with the bytes themselves.
     *
     * @throws InvalidConnectionException where there is nothing
     */
    static KeyMaterial read(String location) {
        if (location.startsWith(BASE64)) {
            return decode(location.substring(BASE64.length()));
        }
        return location.startsWith(CLASS_PATH)
                ? readResource(location.substring(CLASS_PATH.length()).replaceAll("^/+", ""))
                : readFile(location);
    }

    boolean isPem() {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN");
    }

    /** Java's own key store format before Java 9, told by its first four bytes. */
    boolean isJks() {
        return bytes.length > 4
                && (bytes[0] & 0xFF) == 0xFE
                && (bytes[1] & 0xFF) == 0xED
                && (bytes[2] & 0xFF) == 0xFE
                && (bytes[3] & 0xFF) == 0xED;
    }

    InvalidConnectionException invalid(String what, @Nullable Throwable cause) {
        return invalid(label, what, cause);
    }

    private static KeyMaterial decode(String text) {
        String label = "The certificate given as base64";
        try {
            return new KeyMaterial(label, Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException malformed) {
            throw invalid(label, "is no base64", null);
        }
    }

    private static KeyMaterial readResource(String name) {
        String label = "The class path resource " + name;
        try (InputStream in = openResource(name)) {
            if (in == null) {
                throw invalid(label, "does not exist. Check the name, and that the jar that holds it is there", null);
            }
            return new KeyMaterial(label, in.readAllBytes());
        } catch (IOException unreadable) {
            throw invalid(label, "cannot be read: " + unreadable, unreadable);
        }
    }

    private static @Nullable InputStream openResource(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        InputStream found = context == null ? null : context.getResourceAsStream(name);
        return found == null ? KeyMaterial.class.getClassLoader().getResourceAsStream(name) : found;
    }

    private static KeyMaterial readFile(String location) {
        Path file = path(location);
        String label = "The file " + file;
        try {
            return new KeyMaterial(label, Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw invalid(label, "does not exist. Check the path, and that the process may see it", missing);
        } catch (IOException unreadable) {
            throw invalid(label, "cannot be read: " + unreadable, unreadable);
        }
    }

    /** A path, or a file URL, whose special characters may be percent-encoded. */
    private static Path path(String location) {
        try {
            if (location.startsWith(FILE + "/") && location.indexOf('%') >= 0) {
                return Path.of(URI.create(location.replaceFirst("^file:/+", "file:///")));
            }
            String path = location.startsWith(FILE) ? location.substring(FILE.length()) : location;
            return Path.of(path.startsWith("//") ? path.substring(2) : path);
        } catch (IllegalArgumentException malformed) {
            throw invalid("The file " + location, "has a name that no file can have", malformed);
        }
    }

    private static InvalidConnectionException invalid(String label, String what, @Nullable Throwable cause) {
        return new InvalidConnectionException(label + " " + what + ".", ErrorDetails.NONE, cause);
    }

    @Override
    public String toString() {
        return "KeyMaterial[" + label + "]";
    }
}
