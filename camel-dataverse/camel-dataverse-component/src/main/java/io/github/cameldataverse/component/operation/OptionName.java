// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.List;
import java.util.Locale;

import io.github.cameldataverse.client.model.UnknownNameException;

/** The values of an enum option as users write them, compared without case and dashes, as Camel compares them. */
public final class OptionName {
    private OptionName() {}

    /**
     * The value of a name.
     *
     * @param kind what the name is, for the error: {@code operation}
     * @throws UnknownNameException where there is none; lists the near names
     */
    public static <E extends Enum<E>> E find(String kind, String name, Class<E> type) {
        String wanted = plain(name.strip());
        List<E> known = List.of(type.getEnumConstants());
        return known.stream()
                .filter(each -> plain(each.name()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> UnknownNameException.of(
                        kind, name, known.stream().map(Enum::name).toList()));
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
