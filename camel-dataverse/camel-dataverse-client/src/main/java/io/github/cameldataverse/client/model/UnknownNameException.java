// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.Collection;
import java.util.List;

/** A name that does not exist here: a table, column, operation, connection, alternate key. Lists the near ones. */
public final class UnknownNameException extends DataverseException {
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final List<String> near;

    private UnknownNameException(String kind, String message, List<String> near) {
        super(message, ErrorDetails.NONE, null);
        this.kind = kind;
        this.near = near;
    }

    /**
     * An error for a name that is none of the known ones.
     *
     * @param kind what the name should be, with its place: {@code column of table account}
     * @param name the unknown name
     * @param known all names that exist
     */
    public static UnknownNameException of(String kind, String name, Collection<String> known) {
        String message = "Unknown " + kind + ": '" + name + "'. " + NearNames.hint(name, known);
        return new UnknownNameException(kind, message, NearNames.of(name, known));
    }

    /** What the name should be, such as {@code connection} or {@code column of table account}. */
    public String kind() {
        return kind;
    }

    /** The known names nearest to the unknown one, best first, at most five. */
    public List<String> near() {
        return near;
    }
}
