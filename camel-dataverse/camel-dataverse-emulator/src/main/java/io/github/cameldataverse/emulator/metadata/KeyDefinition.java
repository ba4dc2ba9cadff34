// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.List;

/**
 * An alternate key. Source: page "Define alternate keys for a table".
 *
 * @param name logical name, for example {@code accountnumber_key}
 * @param schemaName schema name
 * @param columns logical names of its columns, in order; never empty
 */
public record KeyDefinition(String name, String schemaName, List<String> columns) {}
