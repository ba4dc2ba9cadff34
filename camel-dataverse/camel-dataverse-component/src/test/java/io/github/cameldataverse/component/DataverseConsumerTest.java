// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cameldataverse.architecture.TestScale;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.changes.CursorRepository;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.component.poll.FileCursorRepository;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The change feed, through routes, against the emulator. */
class DataverseConsumerTest extends EmulatorRoutes {
    private static final String FEED =
            "dataverse:accounts?select=name&initialDelay=1&delay=40&offsetRepository=#cursors";
    private static final String CURSOR = "sales/accounts/feed";

    @TempDir
    Path directory;

    private FileCursorRepository cursors;

    @BeforeEach
    void bindCursors() {
        cursors = new FileCursorRepository(directory);
        camel.getRegistry().bind("cursors", cursors);
    }

    private static void feed(CamelContext context, String uri, String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("feed").to(to);
            }
        });
    }

    private Cursor cursor() {
        return cursors.load(CURSOR).orElse(null);
    }

    private void awaitChangesBegin() {
        await().until(() -> cursor() != null && cursor().phase() == Cursor.Phase.CHANGES);
    }

    private void create(String name) {
        send("dataverse:accounts?operation=create", Map.of("name", name));
    }

    private void update(String id, String name) {
        send("dataverse:accounts?operation=update&rowId=" + id, Map.of("name", name));
    }

    @Test
    void whatIsThereAlreadyIsReadPastAndOnlyChangesAreDelivered() throws Exception {
        MockEndpoint changes = mock("changes");
        feed(camel, FEED + "&pageSize=1", "mock:changes");
        awaitChangesBegin();
        changes.expectedMessageCount(2);

        update(CONTOSO, "Changed");
        send("dataverse:accounts?operation=delete&rowId=" + LITWARE, null);

        changes.assertIsSatisfied();
        Exchange upserted = byId(changes, CONTOSO);
        assertThat(upserted.getMessage().getBody(Row.class)).containsEntry("name", "Changed");
        assertThat(upserted.getMessage().getHeaders())
                .containsEntry(DataverseConstants.CHANGE_TYPE, "upserted")
                .containsEntry(DataverseConstants.TABLE, "account")
                .containsKey(DataverseConstants.ETAG);
        Exchange deleted = byId(changes, LITWARE);
        assertThat(deleted.getMessage().getBody()).isInstanceOf(RowRef.class);
        assertThat(deleted.getMessage().getHeader(DataverseConstants.CHANGE_TYPE))
                .isEqualTo("deleted");
    }

    private static Exchange byId(MockEndpoint mock, String id) {
        return mock.getExchanges().stream()
                .filter(exchange -> id.equals(exchange.getMessage().getHeader(DataverseConstants.ROW_ID)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fromTheBeginningEveryRowComesOverAllPagesThenTheChanges() throws Exception {
        MockEndpoint changes = mock("changes");
        changes.expectedMessageCount(4);
        feed(camel, FEED + "&startFrom=beginning&pageSize=1", "mock:changes");
        changes.assertIsSatisfied();

        create("Fifth");

        await().until(() -> changes.getReceivedCounter() == 5);
    }

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

    @Nested
    class AnExchangeThatFails {
        private final AtomicInteger attempts = new AtomicInteger();
        private final AtomicBoolean broken = new AtomicBoolean(true);

        private final AtomicReference<Cursor> atFirst = new AtomicReference<>();

        private void work(Exchange exchange) {
            atFirst.compareAndSet(null, cursor());
            attempts.incrementAndGet();
            if (broken.get()) {
                throw new IllegalStateException("The other system is down");
            }
        }

        @Test
        void bringsItsPageAgainUntilItSucceeds() throws Exception {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(FEED)
                            .routeId("feed")
                            .process(AnExchangeThatFails.this::work)
                            .to("mock:changes");
                }
            });
            awaitChangesBegin();
            create("Unlucky");
            await().until(() -> attempts.get() >= 2);
            assertThat(cursor()).isEqualTo(atFirst.get());

            mock("changes").expectedMessageCount(1);
            broken.set(false);

            mock("changes").assertIsSatisfied();
            await().until(() -> !cursor().equals(atFirst.get()));
        }

        @Test
        void countsAsDoneWhereTheRouteHandlesIt() throws Exception {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(IllegalStateException.class).handled(true).to("mock:handled");
                    from(FEED).routeId("feed").process(AnExchangeThatFails.this::work);
                }
            });
            awaitChangesBegin();
            mock("handled").expectedMessageCount(1);
            create("Handled");

            mock("handled").assertIsSatisfied();
            await().until(() -> !cursor().equals(atFirst.get()));
            assertThat(attempts).hasValue(1);
        }

        @Test
        void onAnotherThreadHoldsTheCursorToo() throws Exception {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(FEED).routeId("feed").to("seda:work");
                    from("seda:work").process(AnExchangeThatFails.this::work).to("mock:changes");
                }
            });
            awaitChangesBegin();
            create("Unlucky");
            await().until(() -> attempts.get() >= 2);
            assertThat(cursor()).isEqualTo(atFirst.get());

            mock("changes").expectedMinimumMessageCount(1);
            broken.set(false);

            mock("changes").assertIsSatisfied();
            await().until(() -> !cursor().equals(atFirst.get()));
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
    void stoppingTheRouteLeavesTheRestOfThePageForTheNextStart() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED + "&startFrom=beginning").routeId("feed").process(exchange -> {
                    seen.incrementAndGet();
                    arrived.countDown();
                    released.await(10, TimeUnit.SECONDS);
                });
            }
        });
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        DataverseConsumer consumer = (DataverseConsumer) camel.getRoute("feed").getConsumer();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> stop("feed"));
        await().until(consumer::isSuspendingOrSuspended);
        released.countDown();
        stopped.get(10, TimeUnit.SECONDS);

        assertThat(seen).hasValue(1);
        assertThat(cursor()).isNull();
        camel.getRouteController().startRoute("feed");
        await().until(() -> cursor() != null);
        assertThat(seen).hasValue(5);
    }

    private void stop(String route) {
        try {
            camel.getRouteController().stopRoute(route);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
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

    @Test
    void anErrorOfThePollReachesTheRouteWhereTheErrorHandlerIsBridged() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("mock:errors");
                from("dataverse:nosuchtable?initialDelay=1&bridgeErrorHandler=true")
                        .to("mock:changes");
            }
        });
        mock("errors").expectedMinimumMessageCount(1);

        mock("errors").assertIsSatisfied();
        Exception error = mock("errors").getExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        assertThat(error).hasMessageContaining("nosuchtable");
    }

    @Test
    void anIdlePollSendsAnEmptyMessageWhereThatIsWanted() throws Exception {
        mock("changes").expectedMinimumMessageCount(1);

        feed(camel, FEED + "&sendEmptyMessageWhenIdle=true", "mock:changes");

        mock("changes").assertIsSatisfied();
        assertThat(mock("changes").getExchanges().get(0).getMessage().getBody()).isNull();
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
}
