// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

/** In what form the rows of a query become the body; one row is itself, or JSON. Written as users write them. */
public enum OutputType {
    /** A list of all rows; complete, or the call fails. */
    list(new ListOutput()),
    /** An iterator that reads on while the route works; closed with the exchange. */
    iterator(new IteratorOutput()),
    /** The only row, or null where there is none; more than one is an error. */
    one(new OneOutput()),
    /** All rows as the text of a JSON array; one row as that of a JSON object. */
    json(new JsonOutput());

    private final OutputForm form;

    OutputType(OutputForm form) {
        this.form = form;
    }

    /** The form. */
    OutputForm form() {
        return form;
    }
}
