// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;
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

    private final DataverseConfiguration options;
    private final RowOptions rows;
    private final Query query;

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
                options.isReturnRepresentation());
        this.query = new Query(
                columns(options.getSelect()),
                options.getFilter(),
                options.getOrderBy(),
                options.getTop(),
                options.getPageSize());
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
            return new OperationRequest(client, options.getTable(), rows(message), query(message), body(message));
        } catch (IllegalArgumentException malformed) {
            throw refused(String.valueOf(malformed.getMessage()), malformed);
        }
    }

    private static @Nullable Object body(Message message) throws InvalidPayloadException {
        Object body = message.getBody();
        return body instanceof WrappedFile ? message.getMandatoryBody(InputStream.class) : body;
    }

    private RowOptions rows(Message message) {
        String key = message.getHeader(DataverseConstants.KEY, String.class);
        Object id = message.getHeader(DataverseConstants.ROW_ID);
        String table = message.getHeader(DataverseConstants.TABLE, String.class);
        RowOptions.Conditions conditions = rows.conditions();
        return new RowOptions(
                rows.rowId(),
                key == null ? rows.key() : KeyColumns.parse(key),
                id == null ? null : new CarriedRow(id, table),
                new RowOptions.Conditions(
                        header(message, DataverseConstants.IF_MATCH, String.class, conditions.ifMatch()),
                        header(message, DataverseConstants.IF_NONE_MATCH, String.class, conditions.ifNoneMatch())),
                message.getHeader(
                        DataverseConstants.RETURN_REPRESENTATION, rows.returnRepresentation(), Boolean.class));
    }

    private Query query(Message message) {
        Object select = message.getHeader(DataverseConstants.SELECT);
        return new Query(
                select == null ? query.select() : columns(select),
                header(message, DataverseConstants.FILTER, String.class, query.filter()),
                header(message, DataverseConstants.ORDER_BY, String.class, query.orderBy()),
                message.getHeader(DataverseConstants.TOP, query.top(), Integer.class),
                message.getHeader(DataverseConstants.PAGE_SIZE, query.pageSize(), Integer.class));
    }

    private static <T> @Nullable T header(Message message, String name, Class<T> type, @Nullable T option) {
        T value = message.getHeader(name, type);
        return value == null ? option : value;
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

    /** Writes a result into a message; headers that an earlier endpoint left are removed. */
    static void apply(OperationResult result, Message message) {
        for (OperationResult.Fact fact : OperationResult.Fact.values()) {
            message.removeHeader(PREFIX + fact);
        }
        result.facts().forEach((fact, value) -> message.setHeader(PREFIX + fact, value));
        if (result.body() != null) {
            message.setBody(result.body());
        } else {
            MessageHelper.resetStreamCache(message);
        }
    }

    private ValidationException refused(String what, @Nullable Throwable cause) {
        return new ValidationException(what, ErrorDetails.ofTable(options.getTable()), cause);
    }
}
