// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

/**
 * A request that is answered with an error. Source: page "Compose HTTP requests and handle errors".
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String ODATA_ERROR = "0x80060888";

    private final int status;
    private final String code;

    /**
     * An error answer.
     *
     * @param status HTTP status
     * @param code error code of the service, for example {@code 0x80040217}
     * @param message the text of the answer
     */
    public ApiException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The request is malformed or names what does not exist in the model: 400. */
    public static ApiException badRequest(String message) {
        return new ApiException(400, ODATA_ERROR, message);
    }

    /** A value of the body cannot be taken: 400. */
    public static ApiException badPayload(String message) {
        return new ApiException(400, "0x80048d19", message);
    }

    /** The segment of the path does not exist: 404. */
    public static ApiException noSegment(String segment) {
        return new ApiException(404, ODATA_ERROR, "Resource not found for the segment '" + segment + "'.");
    }

    /** There is no row with this id: 404. */
    public static ApiException noRow(String table, Object id) {
        return new ApiException(404, "0x80040217", table + " With Id = " + id + " Does Not Exist");
    }

    /** The service can do this, the emulator cannot: 501. Better no answer than a degraded one. */
    public static ApiException notEmulated(String what) {
        return new ApiException(501, "0x80040219", "The emulator does not emulate " + what + ".");
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Error code of the service. */
    public String code() {
        return code;
    }
}
