// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cameldataverse.client.bulk.OnRowError;
import io.github.cameldataverse.client.bulk.WriteMode;
import io.github.cameldataverse.client.changes.CursorRepository;
import io.github.cameldataverse.client.http.BypassLogic;
import io.github.cameldataverse.client.odata.Annotations;
import io.github.cameldataverse.component.operation.DataverseOperation;
import io.github.cameldataverse.component.operation.OutputType;
import io.github.cameldataverse.component.poll.StartFrom;
import io.github.cameldataverse.component.poll.TrackBy;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/** The options of an endpoint. */
@UriParams
public class DataverseConfiguration {
    /** The path that stands for the environment as a whole. */
    public static final String ENVIRONMENT = "environment";

    @UriPath(
            description = "Logical name (account) or entity set (accounts) of the table; environment stands for the"
                    + " environment as a whole.")
    @Metadata(required = true)
    private String table = "";

    @UriParam(description = "Name of the connection to use; the primary one if not given.")
    private @Nullable String connection;

    @UriParam(label = "producer", description = "What to do with the table or the environment.")
    private @Nullable DataverseOperation operation;

    @UriParam(
            label = "producer",
            description = "Row id (GUID) of the row to retrieve, update, upsert or delete. Not together with key.")
    private @Nullable String rowId;

    @UriParam(
            label = "producer",
            description = "Alternate key of the rows to retrieve, update, upsert or delete: column names, separated by"
                    + " commas, whose values are taken from each row of the body (accountnumber), or columns with values"
                    + " (accountnumber='A1'). Not together with rowId.")
    private @Nullable String key;

    @UriParam(
            label = "producer",
            description =
                    "Read, write or delete the row only if it still has this ETag; an asterisk means if it exists.")
    private @Nullable String ifMatch;

    @UriParam(
            label = "producer",
            description = "Read or write the row only if it has not this ETag; an asterisk means if it does not exist.")
    private @Nullable String ifNoneMatch;

    @UriParam(
            label = "producer",
            description = "Whether a written row comes back as the service stored it, and becomes the body.")
    private boolean returnRepresentation;

    @UriParam(
            label = "producer",
            description = "Whether columns that are null in a row to write are left out, rather than cleared.")
    private boolean ignoreNulls;

    @UriParam(
            label = "producer",
            description = "Whether an update sends only the columns of a Row (changed by its method with) whose values"
                    + " differ from those read; where none does, nothing is sent. Other bodies are sent whole.")
    private boolean onlyChanged;

    @UriParam(
            label = "producer",
            defaultValue = "auto",
            description =
                    "How a body of many rows is written: by bulk messages (multiple), each chunk all or nothing; in"
                            + " batch requests; by single requests; or as it is best for the table.")
    private WriteMode writeMode = WriteMode.auto;

    @UriParam(
            label = "producer",
            description = "Rows a request at the most where a body has many rows, up to 1000; 0 for automatic.")
    private int batchSize;

    @UriParam(
            label = "producer",
            defaultValue = "fail",
            description = "What is done when one of many rows fails: nothing more is sent and the call fails; the good"
                    + " rows are written and the call fails at the end; or the good rows are written and all outcomes"
                    + " are reported.")
    private OnRowError onRowError = OnRowError.fail;

    @UriParam(
            label = "producer",
            defaultValue = "none",
            description = "What comes beside the values of rows that are read: nothing, formatted values with the names"
                    + " and tables of lookups, or all annotations.")
    private Annotations annotations = Annotations.none;

    @UriParam(
            label = "advanced",
            description = "Microsoft Entra object id (GUID) of the user to act for; needs the privilege"
                    + " prvActOnBehalfOfAnotherUser.")
    private @Nullable String callerObjectId;

    @UriParam(
            label = "advanced",
            description = "System user id (GUID) of the user to act for, the older way; not together with"
                    + " callerObjectId.")
    private @Nullable String callerId;

    @UriParam(
            label = "advanced",
            description =
                    "Id by which the calls are found in the logs of both sides; each call has one of its own if not"
                            + " given.")
    private @Nullable String correlationId;

    @UriParam(
            label = "producer,advanced",
            description = "Whether the environment's duplicate detection rules are applied to rows that are written.")
    private boolean duplicateDetection;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "none",
            description = "Which custom business logic writes pass by; needs the privilege"
                    + " prvBypassCustomBusinessLogic.")
    private BypassLogic bypassLogic = BypassLogic.none;

    @UriParam(
            label = "producer,advanced",
            description = "Ids (GUID) of the plug-in steps that writes pass by, separated by commas; three at the most"
                    + " unless the environment allows more.")
    private @Nullable String bypassStepIds;

    @UriParam(label = "producer,advanced", description = "Whether writes start no flows of Power Automate.")
    private boolean suppressFlows;

    @UriParam(
            label = "producer,advanced",
            description = "Unique name of the solution that what is created is put into.")
    private @Nullable String solution;

    @UriParam(
            label = "producer,advanced",
            description = "Text that plug-ins of the service find as shared variable tag.")
    private @Nullable String tag;

    @UriParam(
            label = "advanced",
            defaultValue = "120000",
            javaType = "java.time.Duration",
            description = "Time for one call to the service, waits and retries included.")
    private long deadline = 120_000;

    @UriParam(
            label = "advanced",
            prefix = "headers.",
            multiValue = true,
            description = "Further HTTP headers to send, as headers.NAME=VALUE.")
    private Map<String, Object> headers = new LinkedHashMap<>();

    @UriParam(description = "Columns to read, separated by commas; all columns if not given.")
    private @Nullable String select;

    @UriParam(
            label = "producer",
            description = "OData filter of a query. In a URI a plus sign arrives as a space and an ampersand ends the"
                    + " option: write RAW(...) around such a filter, or give it as a header.")
    private @Nullable String filter;

    @UriParam(label = "producer", description = "OData order of a query, such as name desc.")
    private @Nullable String orderBy;

    @UriParam(label = "producer", description = "Rows of a query at the most; 0 means all.")
    private int top;

    @UriParam(defaultValue = "5000", description = "Rows a page, at most 5000; 0 leaves it to the service.")
    private int pageSize = 5000;

    @UriParam(
            label = "producer",
            defaultValue = "list",
            description = "In what form the rows of a query become the body: a complete list, an iterator that reads on"
                    + " while the route works and is closed with the exchange, the only one (null if there is none, an"
                    + " error if there are more), or JSON text.")
    private OutputType outputType = OutputType.list;

    @UriParam(
            description = "Name of a class that each row is made by Jackson, in queries, in written rows that come back"
                    + " and in changes; a Row if not given.")
    private @Nullable String outputClass;

    @UriParam(label = "consumer", defaultValue = "changeTracking", description = "How changed rows are found.")
    private TrackBy trackBy = TrackBy.changeTracking;

    @UriParam(
            label = "consumer",
            defaultValue = "now",
            description =
                    "Where to begin without a stored cursor: with what changes from now on, or with all rows that are"
                            + " there.")
    private StartFrom startFrom = StartFrom.now;

    @UriParam(
            label = "consumer",
            description =
                    "Name the cursor is stored under. By default connection/table/route id, with the table as written"
                            + " in the URI; without a custom route id connection/table.")
    private @Nullable String cursorName;

    @UriParam(
            label = "consumer",
            description = "Where the cursor is stored: a FileCursorRepository or another CursorRepository, or any Camel"
                    + " StateRepository. By default in memory, so that it is lost when the application stops.")
    private @Nullable CursorRepository offsetRepository;

    /** Whether the endpoint is about the environment as a whole. */
    boolean isForEnvironment() {
        return ENVIRONMENT.equals(table);
    }

    /** The table. */
    public String getTable() {
        return table;
    }

    public void setTable(String table) {
        this.table = table;
    }

    /** Name of the connection. */
    public @Nullable String getConnection() {
        return connection;
    }

    public void setConnection(@Nullable String connection) {
        this.connection = connection;
    }

    /** What to do. */
    public @Nullable DataverseOperation getOperation() {
        return operation;
    }

    public void setOperation(@Nullable DataverseOperation operation) {
        this.operation = operation;
    }

    /** Row id of the one row. */
    public @Nullable String getRowId() {
        return rowId;
    }

    public void setRowId(@Nullable String rowId) {
        this.rowId = rowId;
    }

    /** Alternate key, as users write it. */
    public @Nullable String getKey() {
        return key;
    }

    public void setKey(@Nullable String key) {
        this.key = key;
    }

    /** ETag the row must still have. */
    public @Nullable String getIfMatch() {
        return ifMatch;
    }

    public void setIfMatch(@Nullable String ifMatch) {
        this.ifMatch = ifMatch;
    }

    /** ETag the row must not have. */
    public @Nullable String getIfNoneMatch() {
        return ifNoneMatch;
    }

    public void setIfNoneMatch(@Nullable String ifNoneMatch) {
        this.ifNoneMatch = ifNoneMatch;
    }

    /** Whether written rows come back. */
    public boolean isReturnRepresentation() {
        return returnRepresentation;
    }

    public void setReturnRepresentation(boolean returnRepresentation) {
        this.returnRepresentation = returnRepresentation;
    }

    /** Whether null columns are left out. */
    public boolean isIgnoreNulls() {
        return ignoreNulls;
    }

    public void setIgnoreNulls(boolean ignoreNulls) {
        this.ignoreNulls = ignoreNulls;
    }

    /** Whether only changed columns are sent. */
    public boolean isOnlyChanged() {
        return onlyChanged;
    }

    public void setOnlyChanged(boolean onlyChanged) {
        this.onlyChanged = onlyChanged;
    }

    /** What comes beside the values. */
    public WriteMode getWriteMode() {
        return writeMode;
    }

    /** How a body of many rows is written. */
    public void setWriteMode(WriteMode writeMode) {
        this.writeMode = writeMode;
    }

    public int getBatchSize() {
        return batchSize;
    }

    /** Rows a request at the most. */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public OnRowError getOnRowError() {
        return onRowError;
    }

    /** What is done when one of many rows fails. */
    public void setOnRowError(OnRowError onRowError) {
        this.onRowError = onRowError;
    }

    public Annotations getAnnotations() {
        return annotations;
    }

    public void setAnnotations(Annotations annotations) {
        this.annotations = annotations;
    }

    /** Object id of the user to act for. */
    public @Nullable String getCallerObjectId() {
        return callerObjectId;
    }

    public void setCallerObjectId(@Nullable String callerObjectId) {
        this.callerObjectId = callerObjectId;
    }

    /** System user id of the user to act for. */
    public @Nullable String getCallerId() {
        return callerId;
    }

    public void setCallerId(@Nullable String callerId) {
        this.callerId = callerId;
    }

    /** Id of the calls. */
    public @Nullable String getCorrelationId() {
        return correlationId;
    }

    public void setCorrelationId(@Nullable String correlationId) {
        this.correlationId = correlationId;
    }

    /** Whether duplicate detection rules are applied. */
    public boolean isDuplicateDetection() {
        return duplicateDetection;
    }

    public void setDuplicateDetection(boolean duplicateDetection) {
        this.duplicateDetection = duplicateDetection;
    }

    /** Custom logic that writes pass by. */
    public BypassLogic getBypassLogic() {
        return bypassLogic;
    }

    public void setBypassLogic(BypassLogic bypassLogic) {
        this.bypassLogic = bypassLogic;
    }

    /** Plug-in steps that writes pass by. */
    public @Nullable String getBypassStepIds() {
        return bypassStepIds;
    }

    public void setBypassStepIds(@Nullable String bypassStepIds) {
        this.bypassStepIds = bypassStepIds;
    }

    /** Whether writes start no flows. */
    public boolean isSuppressFlows() {
        return suppressFlows;
    }

    public void setSuppressFlows(boolean suppressFlows) {
        this.suppressFlows = suppressFlows;
    }

    /** Solution that what is created is put into. */
    public @Nullable String getSolution() {
        return solution;
    }

    public void setSolution(@Nullable String solution) {
        this.solution = solution;
    }

    /** Text for plug-ins. */
    public @Nullable String getTag() {
        return tag;
    }

    public void setTag(@Nullable String tag) {
        this.tag = tag;
    }

    /** Milliseconds for one call. */
    public long getDeadline() {
        return deadline;
    }

    public void setDeadline(long deadline) {
        this.deadline = deadline;
    }

    /** Further HTTP headers. */
    public Map<String, Object> getHeaders() {
        return headers;
    }

    public void setHeaders(Map<String, Object> headers) {
        this.headers = headers;
    }

    /** Columns to read, separated by commas. */
    public @Nullable String getSelect() {
        return select;
    }

    public void setSelect(@Nullable String select) {
        this.select = select;
    }

    /** OData filter. */
    public @Nullable String getFilter() {
        return filter;
    }

    public void setFilter(@Nullable String filter) {
        this.filter = filter;
    }

    /** OData order. */
    public @Nullable String getOrderBy() {
        return orderBy;
    }

    public void setOrderBy(@Nullable String orderBy) {
        this.orderBy = orderBy;
    }

    /** Rows at the most; 0 means all. */
    public int getTop() {
        return top;
    }

    public void setTop(int top) {
        this.top = top;
    }

    /** Rows a page; 0 leaves it to the service. */
    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    /** In what form rows become the body. */
    public OutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(OutputType outputType) {
        this.outputType = outputType;
    }

    /** Name of the class each row is made. */
    public @Nullable String getOutputClass() {
        return outputClass;
    }

    public void setOutputClass(@Nullable String outputClass) {
        this.outputClass = outputClass;
    }

    /** How changed rows are found. */
    public TrackBy getTrackBy() {
        return trackBy;
    }

    public void setTrackBy(TrackBy trackBy) {
        this.trackBy = trackBy;
    }

    /** Where to begin without a cursor. */
    public StartFrom getStartFrom() {
        return startFrom;
    }

    public void setStartFrom(StartFrom startFrom) {
        this.startFrom = startFrom;
    }

    /** Name of the cursor. */
    public @Nullable String getCursorName() {
        return cursorName;
    }

    public void setCursorName(@Nullable String cursorName) {
        this.cursorName = cursorName;
    }

    /** Where the cursor is stored. */
    public @Nullable CursorRepository getOffsetRepository() {
        return offsetRepository;
    }

    public void setOffsetRepository(@Nullable CursorRepository offsetRepository) {
        this.offsetRepository = offsetRepository;
    }
}
