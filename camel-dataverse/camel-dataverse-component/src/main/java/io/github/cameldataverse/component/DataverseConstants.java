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
            description = "How many rows were read by a query, or written from a body of many rows.",
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
