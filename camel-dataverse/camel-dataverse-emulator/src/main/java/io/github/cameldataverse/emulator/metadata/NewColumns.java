// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Limits;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Range;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Usage;
import io.github.cameldataverse.emulator.metadata.TableDefinition.Names;

/** The columns that the service makes itself: of a new table, and beside a new column. */
public final class NewColumns {

    private static final int BASE_DIGITS = 4;
    private static final int RATE_DIGITS = 12;

    private NewColumns() {}

    /** The columns of every new custom table: row id, authors, dates, owner, state, version. */
    public static Map<String, ColumnDefinition> ofTable(Names names, boolean owned) {
        Map<String, ColumnDefinition> columns = DefinitionReader.columns("new_table.json", names);
        if (!owned) {
            columns.keySet().removeIf(name -> name.startsWith("owning") || name.equals("ownerid"));
            LookupTarget organization = new LookupTarget(
                    "organization", "organizationid", "organization_" + names.logicalName(), "NoCascade");
            columns.put(
                    "organizationid",
                    new ColumnDefinition(
                            "organizationid",
                            "OrganizationId",
                            ColumnType.LOOKUP,
                            limits(Range.ANY),
                            List.of(organization)));
        }
        return columns;
    }

    /** A new column and those that belong to it, by logical name. */
    public static Map<String, ColumnDefinition> with(ColumnDefinition column, String entitySet) {
        Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
        columns.put(column.name(), column);
        switch (column.type()) {
            case MONEY -> {
                add(columns, column, "_base", "_Base", ColumnType.MONEY, digits(BASE_DIGITS));
                columns.put(
                        "exchangerate",
                        new ColumnDefinition(
                                "exchangerate",
                                "ExchangeRate",
                                ColumnType.DECIMAL,
                                limits(digits(RATE_DIGITS)),
                                List.of()));
                LookupTarget currency = new LookupTarget(
                        "transactioncurrency",
                        "transactioncurrencyid",
                        "TransactionCurrency_" + entitySet,
                        "RemoveLink");
                Limits open = new Limits(Range.ANY, new Usage(true, true, false), List.of(), null);
                columns.put(
                        "transactioncurrencyid",
                        new ColumnDefinition(
                                "transactioncurrencyid",
                                "TransactionCurrencyId",
                                ColumnType.LOOKUP,
                                open,
                                List.of(currency)));
            }
            case FILE -> add(columns, column, "_name", "_Name", ColumnType.STRING, Range.ANY);
            case IMAGE -> {
                add(columns, column, "_timestamp", "_Timestamp", ColumnType.BIG_INT, Range.ANY);
                add(columns, column, "_url", "_URL", ColumnType.STRING, Range.ANY);
                add(columns, column, "id", "Id", ColumnType.UNIQUEIDENTIFIER, Range.ANY);
            }
            default -> {
                // all others stand alone
            }
        }
        return columns;
    }

    private static void add(
            Map<String, ColumnDefinition> columns,
            ColumnDefinition column,
            String suffix,
            String schemaSuffix,
            ColumnType type,
            Range range) {
        String name = column.name() + suffix;
        columns.put(
                name, new ColumnDefinition(name, column.schemaName() + schemaSuffix, type, limits(range), List.of()));
    }

    private static Limits limits(Range range) {
        return new Limits(range, new Usage(false, false, false), List.of(), null);
    }

    private static Range digits(int precision) {
        return new Range(null, null, null, precision);
    }
}
