// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import io.github.cameldataverse.client.model.UnknownNameException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.LoggingExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what a poll failed with. An unknown table or column stays unknown until somebody mends it, so it is warned of once,
 * and not with every poll.
 */
final class RepeatedErrors extends LoggingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DataverseConsumer.class);

    private volatile @Nullable String warned;

    RepeatedErrors(CamelContext camelContext) {
        super(camelContext, DataverseConsumer.class);
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, @Nullable Throwable exception) {
        String error = exception instanceof UnknownNameException ? exception.getMessage() : null;
        if (error != null && error.equals(warned)) {
            LOG.debug("{}: {}", message, error);
        } else {
            warned = error;
            super.handleException(message, exchange, exception);
        }
    }
}
