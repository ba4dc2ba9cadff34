// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

/** Whether the Web API asks for a token. A token that is sent is verified either way. */
public enum Authentication {
    /** A request without a token is answered with 401. */
    REQUIRED,
    /** A request without a token is answered too, for experiments with plain HTTP tools. */
    OPTIONAL
}
