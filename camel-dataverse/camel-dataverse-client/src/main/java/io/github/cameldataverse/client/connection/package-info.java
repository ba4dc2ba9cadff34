// SPDX-License-Identifier: Apache-2.0
/**
 * A connection: settings that binders fill, and the validated whole built from them once (transport, token source, flow
 * controller, interceptors). May use everything below it.
 */
@NullMarked
package io.github.cameldataverse.client.connection;

import org.jspecify.annotations.NullMarked;
