// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import io.github.cameldataverse.client.model.DataverseException;
import org.jspecify.annotations.Nullable;

/** Why something failed, in one line: the message nearest to what a user can mend. */
final class Reason {
    private Reason() {}

    static String of(Throwable error) {
        Throwable best = error;
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            best = cause;
            if (cause instanceof DataverseException || cause instanceof QuickstartException) {
                break;
            }
        }
        String message = best.getMessage();
        String text = message == null || message.isBlank() ? best.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\s+", " ");
    }
}
