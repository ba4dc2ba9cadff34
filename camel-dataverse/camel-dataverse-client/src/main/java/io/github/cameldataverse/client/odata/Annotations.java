// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.util.List;

/**
 * Which annotations an answer carries beside the values; the constants are written as users write them.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors">Compose
 *     HTTP requests and handle errors</a>
 */
public enum Annotations {
    /** None; a lookup that can point to several tables is then known by its id only. */
    none(""),
    /** Formatted values, names of lookups and the tables they point to. */
    formatted("OData.Community.Display.V1.FormattedValue,Microsoft.Dynamics.CRM.lookuplogicalname"),
    /** All that the service has. */
    all("*");

    private final String names;

    Annotations(String names) {
        this.names = names;
    }

    /** What to send in the {@code Prefer} header: one preference, or none. */
    public List<String> preferences() {
        return names.isEmpty() ? List.of() : List.of("odata.include-annotations=\"" + names + "\"");
    }
}
