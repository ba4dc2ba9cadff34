// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.poll;

import io.github.cameldataverse.client.changes.CursorRepository;

/** Makes cursor repositories that need nothing; {@link FileCursorRepository} is made directly. */
public final class CursorRepositories {
    private CursorRepositories() {}

    /** A repository whose cursors are lost with the process. */
    public static CursorRepository inMemory() {
        return new MemoryCursorRepository();
    }
}
