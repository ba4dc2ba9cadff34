// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.List;

/** Another row already has this row id or the values of this alternate key. Nothing was changed. */
public final class DuplicateKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final List<String> columns;

    DuplicateKeyException(String key, List<String> columns) {
        super("Key " + key + " is taken");
        this.key = key;
        this.columns = List.copyOf(columns);
    }

    /** Name of the alternate key, or of the primary id column. */
    public String key() {
        return key;
    }

    /** Logical names of the columns of the key; empty for the row id. */
    public List<String> columns() {
        return columns;
    }
}
