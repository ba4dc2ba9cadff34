// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import io.github.cameldataverse.client.changes.CursorRepository;
import org.apache.camel.Converter;
import org.apache.camel.spi.StateRepository;

/** Lets the option {@code offsetRepository} take any Camel state repository of texts. */
@Converter(generateLoader = true)
public final class DataverseConverter {
    private DataverseConverter() {}

    /** Cursors kept in a state repository. */
    @Converter
    public static CursorRepository toCursorRepository(StateRepository<String, String> states) {
        return new StateCursorRepository(states);
    }
}
