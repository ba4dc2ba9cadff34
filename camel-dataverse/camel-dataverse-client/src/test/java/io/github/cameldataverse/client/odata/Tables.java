// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.KeyDefinition;
import io.github.cameldataverse.client.model.TableDefinition;

/** Table definitions for tests. */
public final class Tables {
    /** A part of the account table. */
    public static final TableDefinition ACCOUNT = new TableDefinition(
            "account",
            "accounts",
            "accountid",
            "name",
            true,
            Map.of(
                    "accountid", new ColumnDefinition("accountid", "UniqueidentifierType"),
                    "accountnumber", new ColumnDefinition("accountnumber", "StringType"),
                    "name", new ColumnDefinition("name", "StringType"),
                    "creditlimit", new ColumnDefinition("creditlimit", "MoneyType"),
                    "createdon", new ColumnDefinition("createdon", "DateTimeType"),
                    "primarycontactid", new ColumnDefinition("primarycontactid", "LookupType")),
            List.of(new KeyDefinition("accountnumber_key", List.of("accountnumber"), true)));

    private Tables() {}
}
