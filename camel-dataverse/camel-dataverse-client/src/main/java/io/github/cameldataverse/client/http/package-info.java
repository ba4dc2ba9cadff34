// SPDX-License-Identifier: Apache-2.0
/**
 * One HTTP call and its reply, the chain of interceptors around it, and the transport at its end. Plug-in points only:
 * knows neither tokens nor limits nor metrics. May use {@code odata} and {@code model}.
 */
@NullMarked
package io.github.cameldataverse.client.http;

import org.jspecify.annotations.NullMarked;
