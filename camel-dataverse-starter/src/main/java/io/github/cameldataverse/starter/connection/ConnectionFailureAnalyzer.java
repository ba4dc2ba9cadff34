// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.connection;

import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import io.github.cameldataverse.client.model.UnknownNameException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What to do where an application does not start because of a connection that cannot work or does not exist. */
final class ConnectionFailureAnalyzer extends AbstractFailureAnalyzer<DataverseException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, DataverseException cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof InvalidConnectionException) {
            return new FailureAnalysis(
                    message,
                    "Mend the connection under dataverse.connections.<name>: it needs environment-url, client-id, tenant-id"
                            + " (or authority) and exactly one credential (certificate.file, certificate.chain with"
                            + " certificate.key, client-secret, or token-source). dataverse.primary names the one to use"
                            + " where none is named.",
                    cause);
        }
        if (cause instanceof UnknownNameException unknown && unknown.kind().equals("connection")) {
            String near = unknown.near().isEmpty() ? "" : " or name one of " + String.join(", ", unknown.near());
            return new FailureAnalysis(
                    message,
                    "Define the connection under dataverse.connections.<name>" + near
                            + " in the option connection or in dataverse.primary.",
                    cause);
        }
        return null;
    }
}
