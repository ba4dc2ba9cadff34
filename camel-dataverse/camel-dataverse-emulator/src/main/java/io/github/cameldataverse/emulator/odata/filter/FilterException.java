// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

/** A filter that cannot be evaluated: because it is malformed, or because the emulator does not know what it asks. */
public final class FilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean malformed;

    private FilterException(boolean malformed, String message) {
        super(message);
        this.malformed = malformed;
    }

    /** The service would refuse this filter too; the message is the one it gives. */
    static FilterException malformed(String message) {
        return new FilterException(true, message);
    }

    /** The service can do this, the emulator cannot; the message names what was asked. */
    static FilterException notEmulated(String what) {
        return new FilterException(false, what);
    }

    /** Whether the service would refuse the filter too. */
    public boolean isMalformed() {
        return malformed;
    }
}
