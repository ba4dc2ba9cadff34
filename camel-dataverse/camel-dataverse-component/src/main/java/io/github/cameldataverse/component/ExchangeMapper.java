// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.bulk.BulkOptions;
import io.github.cameldataverse.client.bulk.OnRowError;
import io.github.cameldataverse.client.bulk.WriteMode;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Annotations;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.component.operation.CarriedRow;
import io.github.cameldataverse.component.operation.DataverseOperation;
import io.github.cameldataverse.component.operation.KeyColumns;
import io.github.cameldataverse.component.operation.OperationRequest;
import io.github.cameldataverse.component.operation.OperationResult;
import io.github.cameldataverse.component.operation.RowOptions;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.MessageHelper;
import org.jspecify.annotations.Nullable;

/** Turns an exchange into a request, where a header overrides the option of its name, and a result into the exchange. */
final class ExchangeMapper {
    private static final String PREFIX = "CamelDataverse";
    private static final List<String> INPUTS = List.of(
            DataverseConstants.OPERATION,
            DataverseConstants.KEY,
            DataverseConstants.IF_MATCH,
            DataverseConstants.IF_NONE_MATCH,
            DataverseConstants.RETURN_REPRESENTATION,
            DataverseConstants.SELECT,
            DataverseConstants.FILTER,
            DataverseConstants.PARAMETERS,
            DataverseConstants.ORDER_BY,
            DataverseConstants.TOP,
            DataverseConstants.PAGE_SIZE,
            DataverseConstants.OUTPUT_TYPE,
            DataverseConstants.OUTPUT_CLASS,
            DataverseConstants.IGNORE_NULLS,
            DataverseConstants.ONLY_CHANGED,
            DataverseConstants.WRITE_MODE,
            DataverseConstants.BATCH_SIZE,
            DataverseConstants.ON_ROW_ERROR,
            DataverseConstants.ANNOTATIONS,
            DataverseConstants.CALLER_OBJECT_ID,
            DataverseConstants.CALLER_ID,
            DataverseConstants.CORRELATION_ID,
            DataverseConstants.DUPLICATE_DETECTION,
            DataverseConstants.BYPASS_LOGIC,
            DataverseConstants.BYPASS_STEP_IDS,
            DataverseConstants.SUPPRESS_FLOWS,
            DataverseConstants.SOLUTION,
            DataverseConstants.TAG,
            DataverseConstants.DEADLINE);

    private static final List<String> FACTS_OF_A_CHANGE =
            List.of(DataverseConstants.CHANGE_TYPE, DataverseConstants.VERSION_NUMBER);

    private final DataverseConfiguration options;
    private final RowOptions rows;
    private final Query query;
    private final RequestOptionsMapper requests;

    /**
     * A mapper for these options.
     *
     * @throws IllegalArgumentException where one of them is written wrongly
     */
    ExchangeMapper(DataverseConfiguration options) {
        this.options = options;
        String rowId = options.getRowId();
        String key = options.getKey();
        this.rows = new RowOptions(
                rowId == null ? null : CarriedRow.parse(rowId, "option rowId", options.getTable()),
                key == null ? null : KeyColumns.parse(key),
                null,
                new RowOptions.Conditions(options.getIfMatch(), options.getIfNoneMatch()),
                new RowOptions.Writing(
                        options.isReturnRepresentation(),
                        options.isIgnoreNulls(),
                        options.isOnlyChanged(),
                        new BulkOptions(options.getWriteMode(), options.getBatchSize(), options.getOnRowError())));
        this.query = new Query(
                columns(options.getSelect()),
                options.getFilter(),
                Map.of(),
                options.getOrderBy(),
                options.getTop(),
                options.getPageSize(),
                options.getAnnotations());
        this.requests = new RequestOptionsMapper(options);
    }

    /**
     * What to do.
     *
     * @throws ValidationException where neither header nor option says so, or it cannot be done here
     */
    DataverseOperation operation(Message message) {
        Object header = message.getHeader(DataverseConstants.OPERATION);
        DataverseOperation operation = options.getOperation();
        if (header != null) {
            operation = header instanceof DataverseOperation known ? known : DataverseOperation.of(header.toString());
        }
        if (operation == null) {
            List<String> names = DataverseOperation.names(!options.isForEnvironment());
            throw refused(
                    "No operation is given for dataverse:" + options.getTable()
                            + ". Set the option operation or the header " + DataverseConstants.OPERATION + " to one of "
                            + String.join(", ", names) + ".",
                    null);
        }
        try {
            EndpointRules.checkTarget(operation, options);
        } catch (IllegalArgumentException wrongPlace) {
            throw refused(String.valueOf(wrongPlace.getMessage()), wrongPlace);
        }
        return operation;
    }

    /**
     * The request of a message.
     *
     * @throws ValidationException where a header cannot work
     */
    OperationRequest request(Message message, DataverseClient client) throws InvalidPayloadException {
        try {
            MessageHeaders headers = new MessageHeaders(message, options.getTable());
            return new OperationRequest(
                    client.with(requests.of(headers)),
                    options.getTable(),
                    rows(headers),
                    query(headers),
                    body(message));
        } catch (IllegalArgumentException malformed) {
            throw refused(String.valueOf(malformed.getMessage()), malformed);
        }
    }

    private static @Nullable Object body(Message message) throws InvalidPayloadException {
        Object body = message.getBody();
        return body instanceof WrappedFile ? message.getMandatoryBody(InputStream.class) : body;
    }

    private RowOptions rows(MessageHeaders headers) {
        String key = headers.get(DataverseConstants.KEY, String.class, null);
        Object id = headers.raw(DataverseConstants.ROW_ID);
        String table = headers.get(DataverseConstants.TABLE, String.class, null);
        RowOptions.Conditions conditions = rows.conditions();
        RowOptions.Writing writing = rows.writing();
        return new RowOptions(
                rows.rowId(),
                key == null ? rows.key() : KeyColumns.parse(key),
                id == null ? null : new CarriedRow(id, table),
                new RowOptions.Conditions(
                        headers.get(DataverseConstants.IF_MATCH, String.class, conditions.ifMatch()),
                        headers.get(DataverseConstants.IF_NONE_MATCH, String.class, conditions.ifNoneMatch())),
                new RowOptions.Writing(
                        headers.isSet(DataverseConstants.RETURN_REPRESENTATION, writing.returnRepresentation()),
                        headers.isSet(DataverseConstants.IGNORE_NULLS, writing.ignoreNulls()),
                        headers.isSet(DataverseConstants.ONLY_CHANGED, writing.onlyChanged()),
                        bulk(headers, writing.bulk())));
    }

    private static BulkOptions bulk(MessageHeaders headers, BulkOptions options) {
        WriteMode mode = headers.get(DataverseConstants.WRITE_MODE, WriteMode.class, options.writeMode());
        Integer size = headers.get(DataverseConstants.BATCH_SIZE, Integer.class, options.batchSize());
        OnRowError policy = headers.get(DataverseConstants.ON_ROW_ERROR, OnRowError.class, options.onRowError());
        return new BulkOptions(
                mode == null ? WriteMode.auto : mode,
                size == null ? 0 : size,
                policy == null ? OnRowError.fail : policy);
    }

    private Query query(MessageHeaders headers) {
        Object select = headers.raw(DataverseConstants.SELECT);
        Integer top = headers.get(DataverseConstants.TOP, Integer.class, query.top());
        Integer pageSize = headers.get(DataverseConstants.PAGE_SIZE, Integer.class, query.pageSize());
        String filter = headers.get(DataverseConstants.FILTER, String.class, query.filter());
        EndpointRules.checkFilter(filter);
        Annotations annotations = headers.get(DataverseConstants.ANNOTATIONS, Annotations.class, query.annotations());
        return new Query(
                select == null ? query.select() : columns(select),
                filter,
                parameters(headers),
                headers.get(DataverseConstants.ORDER_BY, String.class, query.orderBy()),
                top == null ? 0 : top,
                pageSize == null ? 0 : pageSize,
                annotations == null ? Annotations.none : annotations);
    }

    private static Map<String, Object> parameters(MessageHeaders headers) {
        Map<?, ?> given = headers.get(DataverseConstants.PARAMETERS, Map.class, null);
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (given != null) {
            given.forEach((name, value) -> parameters.put(String.valueOf(name), value));
        }
        return parameters;
    }

    /** Columns from a text with commas, or from a list. */
    static List<String> columns(@Nullable Object select) {
        if (select instanceof Collection<?> names) {
            return names.stream().map(String::valueOf).toList();
        }
        return select == null
                ? List.of()
                : Arrays.stream(select.toString().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    /**
     * Writes a result into a message. Headers that steered this call are used up by it, and facts that an earlier endpoint
     * left are removed, so that neither leaks into the next endpoint.
     */
    static void apply(OperationResult result, Message message) {
        INPUTS.forEach(message::removeHeader);
        for (OperationResult.Fact fact : OperationResult.Fact.values()) {
            message.removeHeader(PREFIX + fact);
        }
        FACTS_OF_A_CHANGE.forEach(message::removeHeader);
        result.facts().forEach((fact, value) -> message.setHeader(PREFIX + fact, value));
        if (result.replacesBody()) {
            message.setBody(result.body());
        } else {
            MessageHelper.resetStreamCache(message);
        }
    }

    private ValidationException refused(String what, @Nullable Throwable cause) {
        return new ValidationException(what, ErrorDetails.ofTable(options.getTable()), cause);
    }
}
