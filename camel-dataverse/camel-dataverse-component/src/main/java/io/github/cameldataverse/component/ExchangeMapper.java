// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.bulk.BulkOptions;
import io.github.cameldataverse.client.bulk.OnRowError;
import io.github.cameldataverse.client.bulk.WriteMode;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.component.operation.CallOptions;
import io.github.cameldataverse.component.operation.CarriedRow;
import io.github.cameldataverse.component.operation.DataverseOperation;
import io.github.cameldataverse.component.operation.KeyColumns;
import io.github.cameldataverse.component.operation.OperationRequest;
import io.github.cameldataverse.component.operation.OperationResult;
import io.github.cameldataverse.component.operation.RowOptions;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.MessageHelper;
import org.jspecify.annotations.Nullable;

/** Turns an exchange into a request, where a header overrides the option of its name, and a result into the exchange. */
final class ExchangeMapper {
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
            DataverseConstants.EXPAND,
            DataverseConstants.APPLY,
            DataverseConstants.SAVED_QUERY,
            DataverseConstants.USER_QUERY,
            DataverseConstants.FETCH_XML,
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
            DataverseConstants.DEADLINE,
            DataverseConstants.NAME,
            DataverseConstants.METHOD,
            DataverseConstants.PATH,
            DataverseConstants.COLUMN,
            DataverseConstants.FILE_NAME,
            DataverseConstants.TERM,
            DataverseConstants.HEADERS);

    private static final List<String> FACTS_OF_A_CHANGE =
            List.of(DataverseConstants.CHANGE_TYPE, DataverseConstants.VERSION_NUMBER);

    private final DataverseConfiguration options;
    private final RowOptions rows;
    private final QueryMapper queries;
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
        this.queries = new QueryMapper(options);
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
                    queries.of(headers),
                    calls(headers),
                    body(message));
        } catch (IllegalArgumentException malformed) {
            throw refused(String.valueOf(malformed.getMessage()), malformed);
        }
    }

    private CallOptions calls(MessageHeaders headers) {
        Map<String, String> sent = new LinkedHashMap<>();
        QueryMapper.map(headers, DataverseConstants.HEADERS)
                .forEach((name, value) -> sent.put(name, String.valueOf(value)));
        String fileName = options.getFileName() == null
                ? headers.get(Exchange.FILE_NAME, String.class, null)
                : options.getFileName();
        return new CallOptions(
                headers.get(DataverseConstants.NAME, String.class, options.getName()),
                headers.get(DataverseConstants.METHOD, String.class, options.getMethod()),
                headers.get(DataverseConstants.PATH, String.class, options.getPath()),
                headers.get(DataverseConstants.COLUMN, String.class, options.getColumn()),
                headers.get(DataverseConstants.FILE_NAME, String.class, fileName),
                headers.get(DataverseConstants.TERM, String.class, options.getTerm()),
                QueryMapper.map(headers, DataverseConstants.PARAMETERS),
                sent);
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

    /**
     * Writes a result into a message. Headers that steered this call are used up by it, and facts that an earlier endpoint
     * left are removed, so that neither leaks into the next endpoint.
     */
    static void apply(OperationResult result, Message message) {
        INPUTS.forEach(message::removeHeader);
        for (OperationResult.Fact fact : OperationResult.Fact.values()) {
            if (fact.isOwn()) {
                message.removeHeader(fact.header());
            }
        }
        FACTS_OF_A_CHANGE.forEach(message::removeHeader);
        result.facts().forEach((fact, value) -> message.setHeader(fact.header(), value));
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
