// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

/**
 * One request that the emulator answered. Headers and bodies are not kept: they hold secrets.
 *
 * @param method for example {@code GET}
 * @param pathAndQuery as it was sent, percent-encoded
 * @param status HTTP status of the answer
 */
public record JournalEntry(String method, String pathAndQuery, int status) {}
