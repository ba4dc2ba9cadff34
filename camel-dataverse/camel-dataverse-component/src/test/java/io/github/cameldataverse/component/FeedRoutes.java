// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.nio.file.Path;
import java.util.Map;

import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.component.poll.FileCursorRepository;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.awaitility.Awaitility.await;

/** Routes that consume changes, with cursors in files. */
abstract class FeedRoutes extends EmulatorRoutes {
    static final String FEED = "dataverse:accounts?select=name&initialDelay=1&delay=40&offsetRepository=#cursors";
    static final String CURSOR = "sales/accounts/feed";

    @TempDir
    Path directory;

    FileCursorRepository cursors;

    @BeforeEach
    void bindCursors() {
        cursors = new FileCursorRepository(directory);
        camel.getRegistry().bind("cursors", cursors);
    }

    static void feed(CamelContext context, String uri, String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("feed").to(to);
            }
        });
    }

    Cursor cursor() {
        return cursors.load(CURSOR).orElse(null);
    }

    void awaitChangesBegin() {
        await().until(() -> cursor() != null && cursor().phase() == Cursor.Phase.CHANGES);
    }

    void create(String name) {
        send("dataverse:accounts?operation=create", Map.of("name", name));
    }

    void update(String id, String name) {
        send("dataverse:accounts?operation=update&rowId=" + id, Map.of("name", name));
    }

    DataverseConsumer consumer() {
        return (DataverseConsumer) camel.getRoute("feed").getConsumer();
    }
}
