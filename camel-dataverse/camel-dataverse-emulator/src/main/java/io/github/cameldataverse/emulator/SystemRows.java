// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.emulator.customization.MessageRows;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.store.Identity;
import io.github.cameldataverse.emulator.store.RowStore;

/**
 * The rows that every environment has: its organization, base currency and root business unit, and the user of the
 * client application with its role and the default team. Tables and columns that somebody's own definitions lack are
 * left out.
 */
final class SystemRows {

    private static final String NAME = "Emulator";

    /** A part of the list that a new environment has. */
    private static final String BLOCKED_ATTACHMENTS =
            "ade;adp;app;asa;asp;aspx;bas;bat;chm;cmd;com;cpl;crt;dll;exe;hta;inf;ins;isp;jar;js;jse;lnk;mda;mdb;mde;mdt;"
                    + "mdw;mdz;msc;msi;msp;mst;ops;pcd;pif;prg;ps1;reg;scf;scr;sct;shb;shs;svg;url;vb;vbe;vbs;wsc;wsf;wsh";

    private final TableCatalog catalog;
    private final RowStore store;
    private final Identity identity;

    SystemRows(TableCatalog catalog, RowStore store, Identity identity) {
        this.catalog = catalog;
        this.store = store;
        this.identity = identity;
    }

    void sow(String clientId) {
        LookupValue businessUnit = new LookupValue("businessunit", identity.businessUnitId());
        LookupValue user = new LookupValue("systemuser", identity.userId());
        LookupValue currency = new LookupValue("transactioncurrency", identity.baseCurrencyId());
        row(currency, currencyValues());
        row(new LookupValue("organization", identity.organizationId()), organizationValues(currency));
        row(businessUnit, Map.of("name", NAME));
        row(user, userValues(clientId, businessUnit));
        LookupValue role = new LookupValue("role", derived("role"));
        row(role, Map.of("name", "System Administrator", "businessunitid", businessUnit));
        row(
                new LookupValue("systemuserroles", derived("systemuserroles")),
                Map.of("systemuserid", user.id(), "roleid", role.id()));
        row(
                new LookupValue("team", derived("team")),
                Map.of(
                        "name", NAME,
                        "businessunitid", businessUnit,
                        "administratorid", user,
                        "isdefault", true,
                        "teamtype", 0));
        new MessageRows(catalog, store).sow();
    }

    private static Map<String, Object> currencyValues() {
        return Map.of(
                "currencyname", "US Dollar",
                "isocurrencycode", "USD",
                "currencysymbol", "$",
                "currencyprecision", 2,
                "exchangerate", BigDecimal.ONE);
    }

    private static Map<String, Object> organizationValues(LookupValue currency) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of(
                "name", NAME,
                "basecurrencyid", currency,
                "basecurrencysymbol", "$",
                "basecurrencyprecision", 2,
                "currencysymbol", "$",
                "currencydecimalprecision", 2,
                "languagecode", 1033,
                "localeid", 1033,
                "expirechangetrackingindays", 7));
        values.put("isexternalsearchindexenabled", true);
        values.put("blockedattachments", BLOCKED_ATTACHMENTS);
        return values;
    }

    private Map<String, Object> userValues(String clientId, LookupValue businessUnit) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("firstname", "#");
        values.put("lastname", "Emulator application user");
        values.put("businessunitid", businessUnit);
        values.put("organizationid", identity.organizationId());
        values.put("applicationid", clientId);
        return values;
    }

    /** The same for each start after a reset, as the other ids are. */
    private UUID derived(String table) {
        return UUID.nameUUIDFromBytes((identity.organizationId() + table).getBytes(StandardCharsets.UTF_8));
    }

    private void row(LookupValue address, Map<String, Object> values) {
        catalog.table(address.table()).ifPresent(table -> {
            Map<String, Object> known = new LinkedHashMap<>(values);
            known.keySet().retainAll(table.columns().keySet());
            // an application id may be any text in tests, but the column takes ids only
            if (known.get("applicationid") instanceof String text) {
                known.put("applicationid", UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
                if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
                    known.put("applicationid", UUID.fromString(text));
                }
            }
            known.put(table.primaryId(), address.id());
            store.create(table, known);
        });
    }
}
