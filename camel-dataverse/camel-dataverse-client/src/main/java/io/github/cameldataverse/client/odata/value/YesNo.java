// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

/** Yes and no: a boolean, {@code true} or {@code false} as text, or one of the column's two labels. */
final class YesNo implements ValueForm {
    @Override
    public Object wire(Object value, Slot slot) {
        if (value instanceof Boolean) {
            return value;
        }
        if (!(value instanceof CharSequence text)) {
            throw slot.wrongType(value, "true, false or one of its labels");
        }
        String word = text.toString().strip();
        if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
            return Boolean.valueOf(word);
        }
        return Labels.valueOf(word, slot) != 0;
    }
}
