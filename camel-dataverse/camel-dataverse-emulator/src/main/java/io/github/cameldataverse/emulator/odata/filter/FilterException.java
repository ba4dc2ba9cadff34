// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

/** A filter that cannot be evaluated: because it is malformed, or because the emulator does not know what it asks. */
public final class FilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String ODATA_ERROR = "0x80060888";
    private static final String TOO_MANY_CONDITIONS = "0x8004430C";

    private final boolean malformed;
    private final String code;

    private FilterException(boolean malformed, String code, String message) {
        super(message);
        this.malformed = malformed;
        this.code = code;
    }

    /** The service would refuse this filter too; the message is the one it gives. */
    static FilterException malformed(String message) {
        return new FilterException(true, ODATA_ERROR, message);
    }

    /** The documented refusal of a filter with too many conditions. */
    static FilterException tooManyConditions() {
        return new FilterException(true, TOO_MANY_CONDITIONS, "Number of conditions in query exceeded maximum limit.");
    }

    /** The service can do this, the emulator cannot; the message names what was asked. */
    static FilterException notEmulated(String what) {
        return new FilterException(false, ODATA_ERROR, what);
    }

    /** Whether the service would refuse the filter too. */
    public boolean isMalformed() {
        return malformed;
    }

    /** Error code of the service. */
    public String code() {
        return code;
    }
}
