// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

/** The run cannot go on; the message says why. */
final class QuickstartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QuickstartException(String message) {
        super(message);
    }
}
