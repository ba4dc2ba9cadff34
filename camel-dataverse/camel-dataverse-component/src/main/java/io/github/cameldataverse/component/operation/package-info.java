// SPDX-License-Identifier: Apache-2.0
/**
 * What an endpoint can do with a table or the environment: one class per operation, all listed in {@link
 * io.github.cameldataverse.component.operation.DataverseOperation}. May use the client and Jackson, never Camel.
 */
@NullMarked
package io.github.cameldataverse.component.operation;

import org.jspecify.annotations.NullMarked;
