// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

/** Turns a value of one kind into what JSON holds: a text, number or boolean. */
@FunctionalInterface
interface ValueForm {
    /**
     * The value for the wire.
     *
     * @throws io.github.cameldataverse.client.model.ValidationException where the column cannot hold it
     */
    Object wire(Object value, Slot slot);
}
