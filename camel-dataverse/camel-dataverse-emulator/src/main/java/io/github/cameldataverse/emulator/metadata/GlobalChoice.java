// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.List;

/**
 * A list of choices that columns of several tables share. Source: page "OptionSetMetadata entity type".
 *
 * @param name for example {@code new_color}
 * @param displayName its label in English; possibly empty
 * @param choices its choices, in their order
 */
public record GlobalChoice(String name, String displayName, List<Choice> choices) {}
