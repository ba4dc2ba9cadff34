// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

/** Asks who the connection is logged in as; answers a {@link io.github.cameldataverse.client.model.WhoAmI}. */
final class AskWhoAmI implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        return OperationResult.of(request.client().whoAmI());
    }
}
