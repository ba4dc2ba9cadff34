// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.files;

import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * A file that is being downloaded; close its content.
 *
 * @param name as it was uploaded; null where the service does not tell
 * @param mimeType such as {@code application/pdf}; null where the service does not tell
 * @param size bytes; -1 where the service does not tell
 * @param content arrives while it is read, by 4 MB at a time
 */
public record FileDownload(@Nullable String name, @Nullable String mimeType, long size, InputStream content) {}
