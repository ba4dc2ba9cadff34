// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An action or function of an environment.
 *
 * @param name without namespace
 * @param isFunction whether it only reads, and is called by GET
 * @param boundTo type it is bound to, as the service's model names it ({@code mscrm.account}, {@code
 *     Collection(mscrm.account)}); null for one of the environment as a whole
 * @param parameters name to type, without the one it is bound to, in order
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-actions">Use Web API
 *     actions</a>
 */
public record MessageDefinition(
        String name, boolean isFunction, @Nullable String boundTo, Map<String, String> parameters) {}
