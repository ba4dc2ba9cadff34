// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.observe;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes observations to the log of this package at DEBUG; values of rows and secrets are not part of them. */
public final class LoggingListener implements ObservationListener {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingListener.class);

    @Override
    public void observed(Observation observation) {
        LOG.debug(
                "{} {} {}: status {} in {} ms, request id {}",
                observation.scope(),
                observation.method(),
                observation.subject().table(),
                observation.status(),
                observation.duration().toMillis(),
                observation.requestId());
    }
}
