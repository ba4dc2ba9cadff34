// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.poll;

import java.util.function.BiFunction;

import io.github.cameldataverse.client.DataverseClient;

/** The ways to find changed rows; a new one is one class and one line here. Written as users write them. */
public enum TrackBy {
    /** By the service's change tracking, which also tells deletions. */
    changeTracking(ChangeTrackingPoller::new);

    private final BiFunction<DataverseClient, PollSettings, RowPoller> factory;

    TrackBy(BiFunction<DataverseClient, PollSettings, RowPoller> factory) {
        this.factory = factory;
    }

    /** A poller; nothing is sent before its first poll. */
    public RowPoller poller(DataverseClient client, PollSettings settings) {
        return factory.apply(client, settings);
    }
}
