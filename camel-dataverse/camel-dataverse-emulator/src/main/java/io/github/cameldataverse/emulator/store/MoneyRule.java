// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/**
 * Money has a currency, the base currency if none is named, and an amount in the base currency: the amount divided by
 * the exchange rate. Source: page "Money column in Dataverse".
 */
final class MoneyRule implements ColumnRule {

    private static final int SCALE_OF_BASE_AMOUNTS = 4;

    private final LookupRows rows;
    private final Identity identity;

    MoneyRule(LookupRows rows, Identity identity) {
        this.rows = rows;
        this.identity = identity;
    }

    @Override
    public void apply(TableDefinition table, Map<String, Object> values) {
        List<ColumnDefinition> money = table.columns().values().stream()
                .filter(column -> column.type() == ColumnType.MONEY && !column.isBaseAmount())
                .toList();
        boolean any = money.stream().anyMatch(column -> values.containsKey(column.name()));
        if (any && !values.containsKey("transactioncurrencyid")) {
            LookupValue base = new LookupValue("transactioncurrency", identity.baseCurrencyId());
            ColumnRule.set(table, values, "transactioncurrencyid", base);
        }
        BigDecimal rate = rate(values);
        // the table of the currencies has a column of this name too, but its rates are not calculated
        if (table.column("transactioncurrencyid")
                .filter(column -> column.type().isLookup())
                .isPresent()) {
            Object currency = values.get("transactioncurrencyid");
            ColumnRule.set(table, values, "exchangerate", currency == null ? null : rate);
        }
        for (ColumnDefinition column : money) {
            Object amount = values.get(column.name());
            ColumnRule.set(table, values, column.name() + "_base", amount == null ? null : base(amount, rate));
        }
    }

    private BigDecimal rate(Map<String, Object> values) {
        if (!(values.get("transactioncurrencyid") instanceof LookupValue currency)) {
            return BigDecimal.ONE;
        }
        return rows.find(currency)
                .map(row -> row.value("exchangerate"))
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .filter(rate -> rate.signum() > 0)
                .orElse(BigDecimal.ONE);
    }

    private static BigDecimal base(Object amount, BigDecimal rate) {
        return ((BigDecimal) amount).divide(rate, SCALE_OF_BASE_AMOUNTS, RoundingMode.HALF_UP);
    }
}
