// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a message, which override the options of their names.
 *
 * @param message whose headers they are
 * @param table of the endpoint, for errors
 */
record MessageHeaders(Message message, String table) {
    @Nullable
    Object raw(String name) {
        return message.getHeader(name);
    }

    /**
     * A header in the type it needs, else the option.
     *
     * @throws ValidationException where it is of another type, by its name
     */
    <T> @Nullable T get(String name, Class<T> type, @Nullable T option) {
        Object given = message.getHeader(name);
        if (given == null) {
            return option;
        }
        T value =
                message.getExchange().getContext().getTypeConverter().tryConvertTo(type, message.getExchange(), given);
        if (value == null) {
            throw new ValidationException(
                    "The header " + name + " is '" + given + "', which is no " + type.getSimpleName()
                            + ". Mend it, or remove it so that the endpoint's option counts.",
                    ErrorDetails.ofTable(table),
                    null);
        }
        return value;
    }

    boolean isSet(String name, boolean option) {
        return Boolean.TRUE.equals(get(name, Boolean.class, option));
    }
}
