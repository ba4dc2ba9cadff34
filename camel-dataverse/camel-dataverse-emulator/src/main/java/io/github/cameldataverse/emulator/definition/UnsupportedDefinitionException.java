// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.nio.file.Path;
import java.util.List;

/** A file of definitions cannot be used; the message names each table, column and type that is in the way. */
public final class UnsupportedDefinitionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnsupportedDefinitionException(Path file, List<String> problems) {
        super("The emulator cannot represent what " + file + " defines:\n" + String.join("\n", problems));
    }

    UnsupportedDefinitionException(Path file, String problem, Throwable cause) {
        super("The emulator cannot read the definitions in " + file + ": " + problem, cause);
    }
}
