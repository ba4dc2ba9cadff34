// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

/**
 * Tests the connection step by step; answers a {@link io.github.cameldataverse.client.check.ConnectionReport}, also where a
 * step failed.
 */
final class TestConnection implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        return OperationResult.of(request.client().testConnection());
    }
}
