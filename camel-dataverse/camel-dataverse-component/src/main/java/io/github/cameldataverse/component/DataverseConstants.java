// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import org.apache.camel.spi.Metadata;

/** Names of the headers; an option and the header that overrides it have the same name. */
public final class DataverseConstants {
    @Metadata(
            label = "producer",
            description = "The operation; overrides the option operation.",
            javaType = "io.github.cameldataverse.component.operation.DataverseOperation")
    public static final String OPERATION = "CamelDataverseOperation";

    @Metadata(
            label = "common",
            description =
                    "Row id of the row that was read, written, deleted or changed. As input it counts only where the"
                            + " endpoint has neither rowId nor key, the body is a single row, and the header CamelDataverseTable"
                            + " is absent or names the endpoint's table.",
            javaType = "String")
    public static final String ROW_ID = "CamelDataverseRowId";

    @Metadata(
            label = "producer",
            description = "Alternate key that names the rows; overrides the option key.",
            javaType = "String")
    public static final String KEY = "CamelDataverseKey";

    @Metadata(
            label = "producer",
            description = "ETag the row must still have; overrides the option ifMatch.",
            javaType = "String")
    public static final String IF_MATCH = "CamelDataverseIfMatch";

    @Metadata(
            label = "producer",
            description = "ETag the row must not have; overrides the option ifNoneMatch.",
            javaType = "String")
    public static final String IF_NONE_MATCH = "CamelDataverseIfNoneMatch";

    @Metadata(
            label = "producer",
            description = "Whether a written row comes back as the service stored it; overrides the option"
                    + " returnRepresentation.",
            javaType = "Boolean")
    public static final String RETURN_REPRESENTATION = "CamelDataverseReturnRepresentation";

    @Metadata(
            label = "producer",
            description = "Whether columns that are null are left out; overrides the option ignoreNulls.",
            javaType = "Boolean")
    public static final String IGNORE_NULLS = "CamelDataverseIgnoreNulls";

    @Metadata(
            label = "producer",
            description = "Whether an update sends only changed columns; overrides the option onlyChanged.",
            javaType = "Boolean")
    public static final String ONLY_CHANGED = "CamelDataverseOnlyChanged";

    @Metadata(
            label = "producer",
            description = "How a body of many rows is written; overrides the option writeMode.",
            javaType = "io.github.cameldataverse.client.bulk.WriteMode")
    public static final String WRITE_MODE = "CamelDataverseWriteMode";

    @Metadata(
            label = "producer",
            description = "Rows a request at the most, 0 for automatic; overrides the option batchSize.",
            javaType = "Integer")
    public static final String BATCH_SIZE = "CamelDataverseBatchSize";

    @Metadata(
            label = "producer",
            description = "What is done when one of many rows fails; overrides the option onRowError.",
            javaType = "io.github.cameldataverse.client.bulk.OnRowError")
    public static final String ON_ROW_ERROR = "CamelDataverseOnRowError";

    @Metadata(
            label = "producer",
            description = "What comes beside the values of rows that are read; overrides the option annotations.",
            javaType = "io.github.cameldataverse.client.odata.Annotations")
    public static final String ANNOTATIONS = "CamelDataverseAnnotations";

    @Metadata(
            label = "producer",
            description = "Microsoft Entra object id of the user to act for; overrides the option callerObjectId.",
            javaType = "String")
    public static final String CALLER_OBJECT_ID = "CamelDataverseCallerObjectId";

    @Metadata(
            label = "producer",
            description = "System user id of the user to act for; overrides the option callerId.",
            javaType = "String")
    public static final String CALLER_ID = "CamelDataverseCallerId";

    @Metadata(
            label = "producer",
            description = "Id by which the calls are found in logs; overrides the option correlationId.",
            javaType = "String")
    public static final String CORRELATION_ID = "CamelDataverseCorrelationId";

    @Metadata(
            label = "producer",
            description = "Whether duplicate detection rules are applied; overrides the option duplicateDetection.",
            javaType = "Boolean")
    public static final String DUPLICATE_DETECTION = "CamelDataverseDuplicateDetection";

    @Metadata(
            label = "producer",
            description = "Which custom business logic writes pass by; overrides the option bypassLogic.",
            javaType = "io.github.cameldataverse.client.http.BypassLogic")
    public static final String BYPASS_LOGIC = "CamelDataverseBypassLogic";

    @Metadata(
            label = "producer",
            description = "Ids of plug-in steps that writes pass by; overrides the option bypassStepIds.",
            javaType = "String")
    public static final String BYPASS_STEP_IDS = "CamelDataverseBypassStepIds";

    @Metadata(
            label = "producer",
            description = "Whether writes start no flows of Power Automate; overrides the option suppressFlows.",
            javaType = "Boolean")
    public static final String SUPPRESS_FLOWS = "CamelDataverseSuppressFlows";

    @Metadata(
            label = "producer",
            description =
                    "Unique name of the solution that what is created is put into; overrides the option solution.",
            javaType = "String")
    public static final String SOLUTION = "CamelDataverseSolution";

    @Metadata(
            label = "producer",
            description = "Text that plug-ins find as shared variable tag; overrides the option tag.",
            javaType = "String")
    public static final String TAG = "CamelDataverseTag";

    @Metadata(
            label = "producer",
            description =
                    "Milliseconds for one call, waits and retries included, or a duration such as 30s; overrides the option deadline.",
            javaType = "java.time.Duration")
    public static final String DEADLINE = "CamelDataverseDeadline";

    @Metadata(
            label = "producer",
            description = "Columns to read, as text separated by commas or as a list; overrides the option select.",
            javaType = "String")
    public static final String SELECT = "CamelDataverseSelect";

    @Metadata(
            label = "producer",
            description = "OData filter of a query; overrides the option filter.",
            javaType = "String")
    public static final String FILTER = "CamelDataverseFilter";

    /** Values for the names that stand with an at sign in the filter. */
    @Metadata(
            label = "producer",
            description =
                    "Map of the values whose names stand with an at sign in filter and orderBy; they are bound, never"
                            + " concatenated.",
            javaType = "java.util.Map")
    public static final String PARAMETERS = "CamelDataverseParameters";

    @Metadata(
            label = "producer",
            description = "OData order of a query; overrides the option orderBy.",
            javaType = "String")
    public static final String ORDER_BY = "CamelDataverseOrderBy";

    @Metadata(
            label = "producer",
            description = "Rows of a query at the most, 0 for all; overrides the option top.",
            javaType = "Integer")
    public static final String TOP = "CamelDataverseTop";

    @Metadata(
            label = "producer",
            description = "Rows a page, 0 for the service's own size; overrides the option pageSize.",
            javaType = "Integer")
    public static final String PAGE_SIZE = "CamelDataversePageSize";

    @Metadata(
            label = "producer",
            description = "In what form the rows of a query become the body; overrides the option outputType.",
            javaType = "io.github.cameldataverse.component.operation.OutputType")
    public static final String OUTPUT_TYPE = "CamelDataverseOutputType";

    @Metadata(
            label = "producer",
            description =
                    "Class, or name of a class, that each row is made by Jackson; overrides the option outputClass.",
            javaType = "String")
    public static final String OUTPUT_CLASS = "CamelDataverseOutputClass";

    @Metadata(
            label = "common",
            description = "Logical name of the table the other result headers are about; never an input.",
            javaType = "String")
    public static final String TABLE = "CamelDataverseTable";

    @Metadata(
            label = "common",
            description = "ETag of the row, where the service told it; never an input (see ifMatch).",
            javaType = "String")
    public static final String ETAG = "CamelDataverseEtag";

    @Metadata(
            label = "producer",
            description = "Whether the row was created (or updated), where the service told it.",
            javaType = "Boolean")
    public static final String CREATED = "CamelDataverseCreated";

    @Metadata(
            label = "producer",
            description =
                    "Status 304 after a retrieve with ifNoneMatch whose row is unchanged, so that the body was kept; never an"
                            + " input.",
            javaType = "Integer")
    public static final String STATUS = "CamelDataverseStatus";

    @Metadata(
            label = "producer",
            description =
                    "The service's id of the request that was answered last, which the vendor's support asks for; not"
                            + " where rows are read later than that (outputType=iterator).",
            javaType = "String")
    public static final String REQUEST_ID = "CamelDataverseRequestId";

    @Metadata(
            label = "producer",
            description =
                    "How many rows were read by a query, counted by a count, or written from a body of many rows.",
            javaType = "Integer")
    public static final String COUNT = "CamelDataverseCount";

    @Metadata(
            label = "producer",
            description = "The outcome of each row of a body of many rows, in input order.",
            javaType = "java.util.List<io.github.cameldataverse.client.model.RowOutcome>")
    public static final String OUTCOMES = "CamelDataverseOutcomes";

    @Metadata(
            label = "consumer",
            description = "What happened to the row.",
            javaType = "String",
            enums = "upserted,deleted")
    public static final String CHANGE_TYPE = "CamelDataverseChangeType";

    @Metadata(
            label = "consumer",
            description = "Version number of the row, where the column versionnumber was read.",
            javaType = "Long")
    public static final String VERSION_NUMBER = "CamelDataverseVersionNumber";

    private DataverseConstants() {}
}
