// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.bulk.NamedRow;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import org.jspecify.annotations.Nullable;

/** Finds out which row of the table is meant: by row id, alternate key, the message's row id, or the id in the body. */
final class RowNames {
    private final OperationRequest request;
    private final DataverseClient.TableSpec table;
    private final boolean many;

    /** Refuses what names one row for good, where the body has many. */
    RowNames(OperationRequest request, DataverseClient.TableSpec table, boolean many) {
        this.request = request;
        this.table = table;
        this.many = many;
        RowOptions rows = request.rows();
        if (many && rows.namesOneRow()) {
            throw refused("The body has many rows, but rowId or the values in key name one row, so that each would"
                    + " overwrite the one before. Give key without values, or split the body");
        }
        if (many && rows.conditions().namesAnEtag()) {
            throw refused("The body has many rows, but ifMatch or ifNoneMatch hold the ETag of one. Give * or split the"
                    + " body");
        }
    }

    /**
     * A row by its name, with the request's conditions.
     *
     * @param id its row id, where it is named by that
     * @param spec what can be done with it
     */
    record Named(@Nullable UUID id, DataverseClient.RowSpec spec) {}

    /**
     * The row that is meant.
     *
     * @param row columns of the body's row; empty where the body holds none
     * @throws ValidationException where no row is named, or two are
     */
    Named of(Map<String, ? extends @Nullable Object> row) {
        KeyColumns key = request.rows().key();
        UUID id = key == null ? id(row) : null;
        AlternateKey values =
                key == null ? null : key.of(row, table.definition().logicalName());
        DataverseClient.RowSpec spec = values == null ? table.row(required(id)) : table.row(values);
        RowOptions.Conditions conditions = request.rows().conditions();
        return new Named(
                id,
                spec.ifMatch(conditions.ifMatch())
                        .ifNoneMatch(conditions.ifNoneMatch())
                        .returnRepresentation(request.rows().writing().returnRepresentation())
                        .onlyChanged(request.rows().writing().onlyChanged())
                        .select(request.query().select())
                        .annotations(request.query().annotations()));
    }

    /** The row that is meant, among many. */
    NamedRow named(Map<String, ? extends @Nullable Object> row) {
        KeyColumns key = request.rows().key();
        return key == null
                ? NamedRow.of(required(id(row)), row)
                : NamedRow.of(key.of(row, table.definition().logicalName()), row);
    }

    /** The row of a request whose body may be anything, since only its name is needed. */
    static Named ofOne(OperationRequest request) {
        DataverseClient.TableSpec table = request.tableSpec();
        if (!isNamedByBody(request)) {
            return new RowNames(request, table, false).of(Map.of());
        }
        BodyRows rows = BodyRows.of(request.body(), request.table());
        RowNames names = new RowNames(request, table, rows.many());
        if (rows.many()) {
            throw names.refused("The body has many rows, but one was expected. Split the body");
        }
        Object element = rows.elements().next();
        if (element == null) {
            return names.of(Map.of());
        }
        return names.of(BodyRows.columns(element, table.definition()));
    }

    /** Whether the body must be looked at to know which row or rows are meant. */
    static boolean isNamedByBody(OperationRequest request) {
        boolean needsValues = request.rows().key() != null;
        return !request.rows().namesOneRow() && (needsValues || BodyRows.areIn(request.body()));
    }

    private @Nullable UUID id(Map<String, ? extends @Nullable Object> row) {
        RowOptions rows = request.rows();
        TableDefinition definition = table.definition();
        CarriedRow carried = rows.carried();
        UUID ofMessage = rows.rowId();
        if (ofMessage == null && !many && carried != null) {
            ofMessage = carried.idFor(definition);
        }
        Object column = row.get(definition.primaryId());
        if (column == null) {
            return ofMessage;
        }
        UUID ofBody = CarriedRow.parse(column, "column " + definition.primaryId(), definition.logicalName());
        if (ofMessage != null && !ofMessage.equals(ofBody)) {
            throw refused((rows.rowId() != null ? "The option rowId" : "The header CamelDataverseRowId") + " names row "
                    + ofMessage + ", but the body names row " + ofBody
                    + " in column " + definition.primaryId() + ". Remove the one that is not meant");
        }
        return ofBody;
    }

    private UUID required(@Nullable UUID id) {
        if (id == null) {
            throw refused(
                    "No row is named. Give the option rowId or key, the header CamelDataverseRowId (not one left by"
                            + " another table's endpoint), or the column "
                            + table.definition().primaryId() + " in the body");
        }
        return id;
    }

    private ValidationException refused(String what) {
        String name = table.definition().logicalName();
        return new ValidationException(what + " (table " + name + ").", ErrorDetails.ofTable(name), null);
    }
}
