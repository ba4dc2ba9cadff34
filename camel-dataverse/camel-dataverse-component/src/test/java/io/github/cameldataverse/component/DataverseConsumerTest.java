// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The change feed, through routes, against the emulator. */
class DataverseConsumerTest extends FeedRoutes {
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
        DataverseConsumer consumer = consumer();

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
    void anUnknownTableIsWarnedOfOnceThoughEveryPollFails() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(DataverseConsumer.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            feed(camel, "dataverse:acounts?initialDelay=1&delay=20", "mock:changes");
            await().until(() -> consumer().getErrorCounter() >= 3);
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .filteredOn(event -> event.getThrowableProxy() != null)
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getThrowableProxy().getMessage()).contains("'acounts'", "accounts"));
    }

    @Test
    void anIdlePollSendsAnEmptyMessageWhereThatIsWanted() throws Exception {
        mock("changes").expectedMinimumMessageCount(1);

        feed(camel, FEED + "&sendEmptyMessageWhenIdle=true", "mock:changes");

        mock("changes").assertIsSatisfied();
        assertThat(mock("changes").getExchanges().get(0).getMessage().getBody()).isNull();
    }
}
