// SPDX-License-Identifier: Apache-2.0
/**
 * The Dataverse Web API in plain Java: one call, one row, one honest error. Start with {@link
 * io.github.cameldataverse.client.DataverseClient}; knows no Camel and no Spring.
 */
@NullMarked
package io.github.cameldataverse.client;

import org.jspecify.annotations.NullMarked;
