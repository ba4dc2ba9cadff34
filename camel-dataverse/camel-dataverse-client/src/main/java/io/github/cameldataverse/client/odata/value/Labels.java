// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.cameldataverse.client.model.Choice;
import io.github.cameldataverse.client.model.ValidationException;

/** Finds the value that a text means: a label in the connection's language, compared without case, or the number itself. */
final class Labels {
    private Labels() {}

    /**
     * The value of the one choice that a text means.
     *
     * @throws ValidationException where there is none, with the near labels, or more than one, with their values
     */
    static int valueOf(String text, Slot slot) {
        String wanted = text.strip();
        List<Choice> choices = slot.choices();
        List<Integer> exact = values(choices.stream().filter(choice -> means(choice, wanted, true)));
        List<Integer> found =
                exact.isEmpty() ? values(choices.stream().filter(choice -> means(choice, wanted, false))) : exact;
        if (found.isEmpty()) {
            throw ValidationException.ofLabel(
                    slot.table().logicalName(),
                    slot.column().logicalName(),
                    wanted,
                    choices.stream().map(Choice::label).toList());
        }
        if (found.size() > 1) {
            String values = found.stream().map(Objects::toString).collect(Collectors.joining(", "));
            throw slot.refused("has several choices that '" + wanted + "' can mean, of the values " + values
                    + ". Give the value as a number.");
        }
        return found.get(0);
    }

    private static boolean means(Choice choice, String text, boolean withCase) {
        String label = choice.label().strip();
        return withCase
                ? label.equals(text) || String.valueOf(choice.value()).equals(text)
                : label.equalsIgnoreCase(text);
    }

    private static List<Integer> values(Stream<Choice> choices) {
        return choices.map(Choice::value).distinct().toList();
    }
}
