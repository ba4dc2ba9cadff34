// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

/** One thing an endpoint can do. Stateless and thread-safe. */
@FunctionalInterface
public interface Operation {
    /**
     * Does it.
     *
     * @throws io.github.cameldataverse.client.model.DataverseException of the type that says what the caller can do
     */
    OperationResult execute(OperationRequest request);
}
