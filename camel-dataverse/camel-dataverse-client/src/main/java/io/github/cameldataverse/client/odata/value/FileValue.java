// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

/** Files, which do not travel in rows. */
final class FileValue implements ValueForm {
    @Override
    public Object wire(Object value, Slot slot) {
        throw slot.refused(
                "holds a file, which cannot be written with the row. Leave it out, and upload the file to the"
                        + " column on its own.");
    }
}
