// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.List;
import java.util.Objects;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.changes.ChangePage;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.changes.CursorRepository;
import io.github.cameldataverse.client.http.RequestOptions;
import io.github.cameldataverse.client.model.Change;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.component.operation.Output;
import io.github.cameldataverse.component.poll.PollSettings;
import io.github.cameldataverse.component.poll.RowPoller;
import io.github.cameldataverse.component.poll.StartFrom;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the changes of a table, each as one exchange, in order and at least once: the cursor moves behind a page when
 * every exchange of it has come to a good end.
 */
public class DataverseConsumer extends ScheduledPollConsumer implements ShutdownAware {
    private static final Logger LOG = LoggerFactory.getLogger(DataverseConsumer.class);

    private @Nullable String cursorName;
    private @Nullable CursorRepository repository;
    private @Nullable RowPoller poller;
    private @Nullable Output output;
    private volatile boolean workingOnPage;

    /** A consumer of this endpoint. */
    public DataverseConsumer(DataverseEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        setExceptionHandler(new RepeatedErrors(endpoint.getCamelContext()));
    }

    @Override
    public DataverseEndpoint getEndpoint() {
        return (DataverseEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        DataverseConfiguration options = getEndpoint().getConfiguration();
        EndpointRules.checkConsumer(options);
        List<String> select = ExchangeMapper.columns(options.getSelect());
        Query.ALL.withPageSize(options.getPageSize());
        output = new OutputMapper(options, getEndpoint().getCamelContext().getClassResolver()).output();
        RequestOptions requests = new RequestOptionsMapper(options).of(null);
        DataverseClient client = getEndpoint().connect().with(requests);
        String name = cursorName(options, client.connection().name());
        poller = options.getTrackBy()
                .poller(
                        client,
                        new PollSettings(
                                options.getTable(), select, options.getPageSize(), options.getStartFrom(), name));
        repository = repository(options, name);
        getEndpoint().component().claims().claim(name, this);
        cursorName = name;
        try {
            super.doStart();
        } catch (Exception refused) {
            getEndpoint().component().claims().release(name, this);
            throw refused;
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (cursorName != null) {
            getEndpoint().component().claims().release(cursorName, this);
        }
    }

    /** The table stands in it as in the URI, since its logical name is not known before the first call. */
    private String cursorName(DataverseConfiguration options, String connection) {
        if (options.getCursorName() != null) {
            return options.getCursorName();
        }
        Route route = getRoute();
        String place = connection + "/" + options.getTable();
        return route != null && route.isCustomId() ? place + "/" + route.getRouteId() : place;
    }

    private CursorRepository repository(DataverseConfiguration options, String name) throws Exception {
        CursorRepository given = options.getOffsetRepository();
        if (given == null) {
            if (options.getStartFrom() == StartFrom.now) {
                LOG.warn(
                        "Cursor '{}' begins with startFrom=now and has no offsetRepository: changes that happen while this"
                                + " application is stopped are lost. Set offsetRepository, such as a FileCursorRepository",
                        name);
            }
            return getEndpoint().component().memory();
        }
        if (given instanceof StateCursorRepository adapted) {
            LOG.warn(
                    "Cursor '{}' is kept in a {}, which cannot compare and set and may be torn by a crash: the promises that"
                            + " a crash loses no change and that a second consumer cannot move the cursor back hold for"
                            + " FileCursorRepository only",
                    name,
                    adapted.states().getClass().getSimpleName());
            getEndpoint().getCamelContext().addService(adapted.states(), true, true);
        }
        return given;
    }

    @Override
    protected int poll() throws Exception {
        RowPoller pages = Objects.requireNonNull(poller, "The consumer is not started");
        Cursor cursor = cursors().load(name()).orElse(null);
        int delivered = 0;
        boolean last = false;
        while (!last && mayDeliver()) {
            ChangePage page = pages.poll(cursor);
            if (!deliverAndCommit(cursor, page)) {
                return delivered;
            }
            delivered += page.changes().size();
            cursor = page.next();
            last = page.last();
        }
        return delivered;
    }

    private boolean deliverAndCommit(@Nullable Cursor cursor, ChangePage page) throws Exception {
        workingOnPage = true;
        try {
            boolean delivered = deliver(page.changes());
            if (delivered) {
                commit(cursor, page.next());
            }
            return delivered;
        } finally {
            workingOnPage = false;
        }
    }

    /** Keeps a route that is being stopped from ending between the last exchange of a page and its commit. */
    @Override
    public int getPendingExchangesSize() {
        return workingOnPage ? 1 : 0;
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // nothing to do: the delivery looks for itself whether it may go on
    }

    /** Not while the route is being stopped or suspended, so that stopping need not wait for a whole page. */
    private boolean mayDeliver() {
        return isRunAllowed() && !isSuspendingOrSuspended();
    }

    /**
     * Delivers a page.
     *
     * @return false where the route is being stopped before all of it came to a good end
     * @throws DataverseException where an exchange failed
     */
    private boolean deliver(List<Change> changes) throws Exception {
        PageCompletion completion = new PageCompletion();
        int sent = 0;
        while (sent < changes.size() && completion.failure() == null && mayDeliver()) {
            Change change = changes.get(sent++);
            Exchange exchange = exchange(change);
            exchange.getExchangeExtension().addOnCompletion(completion.begin(change.ref()));
            getProcessor().process(exchange);
        }
        boolean ended = completion.await(this::isRunAllowed);
        PageCompletion.Failure failure = completion.failure();
        if (failure != null) {
            throw new DataverseException(
                    "The exchange of row " + failure.row().id() + " of table "
                            + failure.row().table() + " failed, so cursor '" + name()
                            + "' stays where it is, and its page comes again with the next poll: " + failure.cause(),
                    ErrorDetails.ofTable(failure.row().table()),
                    failure.cause());
        }
        return ended && sent == changes.size();
    }

    private void commit(@Nullable Cursor expected, Cursor next) {
        if (!cursors().commit(name(), expected, next)) {
            throw new DataverseException(
                    "Cursor '" + name()
                            + "' was moved by someone else since this poll began, so nothing more is delivered"
                            + " from here. Does another process consume with the same cursorName? Stop it, or give each a"
                            + " name of its own.",
                    ErrorDetails.ofTable(next.table()),
                    null);
        }
    }

    private Exchange exchange(Change change) {
        Exchange exchange = createExchange(true);
        Message message = exchange.getMessage();
        message.setHeader(DataverseConstants.TABLE, change.ref().table());
        message.setHeader(DataverseConstants.ROW_ID, change.ref().id().toString());
        if (change instanceof Change.Upserted upserted) {
            Row row = upserted.row();
            message.setHeader(DataverseConstants.CHANGE_TYPE, "upserted");
            row.etag().ifPresent(etag -> message.setHeader(DataverseConstants.ETAG, etag));
            if (row.getLong("versionnumber") != null) {
                message.setHeader(DataverseConstants.VERSION_NUMBER, row.getLong("versionnumber"));
            }
            message.setBody(Objects.requireNonNull(output, "The consumer is not started")
                    .shape(row));
        } else {
            message.setHeader(DataverseConstants.CHANGE_TYPE, "deleted");
            message.setBody(change.ref());
        }
        getEndpoint().headerFilter().filterOutput(message, exchange);
        return exchange;
    }

    private CursorRepository cursors() {
        return Objects.requireNonNull(repository, "The consumer is not started");
    }

    private String name() {
        return Objects.requireNonNull(cursorName, "The consumer is not started");
    }
}
