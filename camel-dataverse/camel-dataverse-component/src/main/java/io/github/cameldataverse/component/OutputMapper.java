// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.component.operation.OptionName;
import io.github.cameldataverse.component.operation.Output;
import io.github.cameldataverse.component.operation.OutputType;
import org.apache.camel.Message;
import org.apache.camel.spi.ClassResolver;
import org.jspecify.annotations.Nullable;

/** Reads from options and headers in what form rows leave the endpoint. */
final class OutputMapper {
    private final ClassResolver classes;
    private final Output ofOptions;

    /**
     * A mapper for these options.
     *
     * @throws ValidationException where the class is not there
     */
    OutputMapper(DataverseConfiguration options, ClassResolver classes) {
        this.classes = classes;
        String name = options.getOutputClass();
        this.ofOptions =
                new Output(options.getOutputType(), name == null ? null : resolve(name, "The option outputClass"));
    }

    /** The form that the options ask for. */
    Output output() {
        return ofOptions;
    }

    /**
     * The form for the answer to a message.
     *
     * @throws io.github.cameldataverse.client.model.DataverseException where a header holds no such form or class
     */
    Output output(Message message) {
        Object type = message.getHeader(DataverseConstants.OUTPUT_TYPE);
        Object rowClass = message.getHeader(DataverseConstants.OUTPUT_CLASS);
        return new Output(
                type == null ? ofOptions.type() : type(type),
                rowClass == null ? ofOptions.rowClass() : rowClass(rowClass));
    }

    private static OutputType type(Object header) {
        return header instanceof OutputType known
                ? known
                : OptionName.find(
                        "value of header " + DataverseConstants.OUTPUT_TYPE, header.toString(), OutputType.class);
    }

    private Class<?> rowClass(Object header) {
        return header instanceof Class<?> known
                ? known
                : resolve(header.toString(), "The header " + DataverseConstants.OUTPUT_CLASS);
    }

    private Class<?> resolve(String name, String where) {
        @Nullable Class<?> found = classes.resolveClass(name);
        if (found == null) {
            throw new ValidationException(
                    where + " is '" + name
                            + "', but there is no such class. Give the whole name of a class on the class"
                            + " path, with a dollar sign in front of a nested class, or leave it out to get a Row.",
                    ErrorDetails.NONE,
                    null);
        }
        return found;
    }
}
