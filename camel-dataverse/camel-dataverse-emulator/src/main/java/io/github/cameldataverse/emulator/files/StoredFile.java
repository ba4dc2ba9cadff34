// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.files;

import java.util.UUID;

/**
 * A file that was uploaded.
 *
 * @param id its id, the value of a file column
 * @param name its name with its extension
 * @param mimeType for example {@code text/plain}
 * @param size in bytes
 */
public record StoredFile(UUID id, String name, String mimeType, long size) {}
