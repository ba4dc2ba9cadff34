// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

/**
 * Which custom business logic a write passes by; the constants are written as users write them. All but {@code none} need
 * the privilege {@code prvBypassCustomBusinessLogic}.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/bypass-custom-business-logic">Bypass custom
 *     Dataverse logic</a>
 */
public enum BypassLogic {
    /** None. */
    none(""),
    /** Synchronous plug-ins and workflows. */
    sync("CustomSync"),
    /** Asynchronous plug-ins and workflows. */
    async("CustomAsync"),
    /** Both. */
    all("CustomSync,CustomAsync");

    private final String value;

    BypassLogic(String value) {
        this.value = value;
    }

    /** The value of the header; empty where none is sent. */
    String value() {
        return value;
    }
}
