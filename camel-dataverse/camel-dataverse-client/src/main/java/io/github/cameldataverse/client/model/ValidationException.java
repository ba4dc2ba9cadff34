// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The service or this client refuses the request as it stands (a value, a column, a query); mend it before it is sent
 * again.
 */
public final class ValidationException extends DataverseException {
    private static final long serialVersionUID = 1L;

    /** How the service names a column whose text is too long. */
    private static final Pattern COLUMN = Pattern.compile("The length of the '(\\w+)' attribute of the '\\w+' entity");

    private final @Nullable String column;

    /** An error with what the service said about it. */
    public ValidationException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
        Matcher matcher = COLUMN.matcher(message);
        this.column = matcher.find() ? matcher.group(1) : null;
    }

    private ValidationException(String table, String column, String message) {
        super(message, ErrorDetails.ofTable(table), null);
        this.column = column;
    }

    /**
     * An error about a column that was found before anything was sent.
     *
     * @param what goes on from "Column name of table account "; tells the value's shape, never the value
     */
    public static ValidationException ofColumn(String table, String column, String what) {
        return new ValidationException(table, column, "Column " + column + " of table " + table + " " + what);
    }

    /** An error about a text that is none of a column's labels; lists the near ones. */
    public static ValidationException ofLabel(String table, String column, String label, Collection<String> labels) {
        return ofColumn(table, column, "has no choice '" + label + "'. " + NearNames.hint(label, labels));
    }

    /** Logical name of the column it is about, where this client found the error or the service named it; else null. */
    public @Nullable String column() {
        return column;
    }
}
