// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.cameldataverse.architecture.TestScale;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.changes.CursorRepository;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.component.poll.FileCursorRepository;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Where the cursor of a feed stands, when it moves, and when it is refused. */
class DataverseCursorTest extends FeedRoutes {
    @Test
    void aRestartDeliversWhatChangedWhileNobodyListened() throws Exception {
        feed(camel, FEED, "mock:changes");
        awaitChangesBegin();
        create("Heard");
        mock("changes").expectedMessageCount(1);
        mock("changes").assertIsSatisfied();
        camel.getRouteController().stopRoute("feed");
        create("While stopped");

        try (CamelContext second = newContext()) {
            second.getRegistry().bind("cursors", new FileCursorRepository(directory));
            feed(second, FEED, "mock:changes");
            MockEndpoint changes = second.getEndpoint("mock:changes", MockEndpoint.class);
            changes.expectedMessageCount(1);
            second.start();

            changes.assertIsSatisfied();
            assertThat(changes.getExchanges().get(0).getMessage().getBody(Row.class))
                    .containsEntry("name", "While stopped");
        }
    }

    @Test
    void manyRestartsLoseNoChange() throws Exception {
        feed(camel, FEED, "mock:changes");
        awaitChangesBegin();
        camel.getRouteController().stopRoute("feed");
        int restarts = TestScale.of(5, 50);
        Set<String> received = new HashSet<>();
        for (int i = 0; i < restarts; i++) {
            create("Before restart " + i);
            String awaited = "Before restart " + i;
            try (CamelContext next = newContext()) {
                next.getRegistry().bind("cursors", new FileCursorRepository(directory));
                feed(next, FEED, "mock:changes");
                MockEndpoint changes = next.getEndpoint("mock:changes", MockEndpoint.class);
                changes.whenAnyExchangeReceived(exchange ->
                        received.add(exchange.getMessage().getBody(Row.class).getString("name")));
                next.start();
                create("While it ran " + i);
                await().until(() -> received.contains(awaited));
            }
        }
        try (CamelContext last = newContext()) {
            last.getRegistry().bind("cursors", new FileCursorRepository(directory));
            feed(last, FEED, "mock:changes");
            last.getEndpoint("mock:changes", MockEndpoint.class)
                    .whenAnyExchangeReceived(exchange -> received.add(
                            exchange.getMessage().getBody(Row.class).getString("name")));
            last.start();
            await().until(() -> received.size() == 2 * restarts);
        }
    }

    @Test
    void theCursorWaitsForExchangesThatTheRouteHandedToOtherThreads() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED).routeId("feed").to("seda:work");
                from("seda:work").process(exchange -> {
                    arrived.countDown();
                    released.await(10, TimeUnit.SECONDS);
                });
            }
        });
        awaitChangesBegin();
        create("Slow");
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        Cursor before = cursor(); // not earlier: polls without changes move the cursor too

        await().during(Duration.ofMillis(300)).until(() -> cursor().equals(before));
        released.countDown();

        await().until(() -> !cursor().equals(before));
    }

    @Test
    void aCamelStateRepositoryKeepsTheCursorToo() throws Exception {
        FileStateRepository states = FileStateRepository.fileStateRepository(
                directory.resolve("states").toFile());
        camel.getRegistry().bind("states", states);
        feed(camel, "dataverse:accounts?initialDelay=1&delay=40&offsetRepository=#states", "mock:changes");

        await().until(() -> states.getState(CURSOR) != null);

        assertThat(Cursor.parse(states.getState(CURSOR)).phase()).isEqualTo(Cursor.Phase.CHANGES);
    }

    @Test
    void aSecondConsumerOfTheSameCursorIsRefused() throws Exception {
        feed(camel, FEED, "mock:changes");

        assertThatThrownBy(() -> camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(FEED.replace("40", "50") + "&cursorName=" + CURSOR).to("mock:other");
                    }
                }))
                .hasMessageContainingAll(CURSOR, "feed", "cursorName");
    }

    @Test
    void withoutACustomRouteIdTheCursorIsNamedByConnectionAndTable() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED).to("mock:changes");
            }
        });

        await().until(() -> cursors.load("sales/accounts").isPresent());
    }

    @Nested
    class TheStoredCursor {
        private List<Throwable> errors(String uri) throws Exception {
            List<Throwable> errors = new CopyOnWriteArrayList<>();
            camel.getRegistry().bind("errors", new ExceptionHandler() {
                @Override
                public void handleException(Throwable exception) {
                    errors.add(exception);
                }

                @Override
                public void handleException(String message, Throwable exception) {
                    errors.add(exception);
                }

                @Override
                public void handleException(String message, Exchange exchange, Throwable exception) {
                    errors.add(exception);
                }
            });
            feed(camel, uri + "&exceptionHandler=#errors", "mock:changes");
            await().until(() -> !errors.isEmpty());
            return errors;
        }

        @Test
        void ofOtherColumnsIsRefused() throws Exception {
            cursors.commit(
                    CURSOR,
                    null,
                    new Cursor("account", List.of("fax"), Cursor.Phase.CHANGES, emulator.environmentUrl() + "/x"));

            assertThat(errors(FEED).get(0)).hasMessageContainingAll(CURSOR, "select=fax", "select=name", "cursorName");
        }

        @Test
        void ofAnotherEnvironmentIsRefusedWithoutSendingAnything() throws Exception {
            cursors.commit(CURSOR, null, new Cursor("account", List.of("name"), Cursor.Phase.CHANGES, "https://x/"));

            assertThat(errors(FEED).get(0)).hasMessageContainingAll(CURSOR, "environment https://x", "emulator");
        }

        @Test
        void ofAnotherTableIsRefused() throws Exception {
            cursors.commit(CURSOR, null, new Cursor("contact", List.of("name"), Cursor.Phase.CHANGES, "https://x/"));

            assertThat(errors(FEED).get(0)).hasMessageContainingAll("table contact", "table account");
        }

        @Test
        void thatSomeoneElseMovedStopsTheDelivery() throws Exception {
            camel.getRegistry().bind("moved", new CursorRepository() {
                @Override
                public Optional<Cursor> load(String name) {
                    return Optional.empty();
                }

                @Override
                public boolean commit(String name, Cursor expected, Cursor next) {
                    return false;
                }
            });

            assertThat(errors("dataverse:accounts?initialDelay=1&delay=40&offsetRepository=#moved")
                            .get(0))
                    .hasMessageContaining("moved by someone else");
        }
    }
}
