// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.cameldataverse.client.model.Choice;
import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.ColumnLimits;
import io.github.cameldataverse.client.model.DateBehavior;
import io.github.cameldataverse.client.model.KeyDefinition;
import io.github.cameldataverse.client.model.LookupTarget;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.odata.value.Definitions;

/** Table definitions for tests. */
public final class Tables implements Definitions {
    /** A part of the account table. */
    public static final TableDefinition ACCOUNT = table(
            "account",
            List.of("accountnumber"),
            column("accountid", "UniqueidentifierType"),
            column("accountnumber", "StringType"),
            column("name", "StringType"),
            column("description", "MemoType"),
            column("creditlimit", "MoneyType"),
            column("numberofemployees", "IntegerType"),
            column("new_big", "BigIntType"),
            column("new_weight", "DoubleType"),
            readOnly("createdon", "DateTimeType"),
            readOnly("versionnumber", "BigIntType"),
            column("lastonholdtime", "DateTimeType"),
            column("new_day", "DateTimeType"),
            column("new_clock", "DateTimeType"),
            column("donotfax", "BooleanType"),
            column("industrycode", "PicklistType"),
            column("new_tags", "MultiSelectPicklistType"),
            column("new_contract", "FileType"),
            column("entityimage", "ImageType"),
            column("primarycontactid", "LookupType", new LookupTarget("contact", "primarycontactid")),
            column("new_parent", "LookupType", new LookupTarget("account", "new_Parent_account")),
            column(
                    "ownerid",
                    "OwnerType",
                    new LookupTarget("systemuser", "ownerid"),
                    new LookupTarget("team", "ownerid")));

    /** A part of the contact table. */
    public static final TableDefinition CONTACT = table(
            "contact",
            List.of("emailaddress1"),
            column("contactid", "UniqueidentifierType"),
            column("emailaddress1", "StringType"),
            column("lastname", "StringType"),
            column(
                    "parentcustomerid",
                    "CustomerType",
                    new LookupTarget("account", "parentcustomerid_account"),
                    new LookupTarget("contact", "parentcustomerid_contact")));

    /** Users, of whom nothing but ids is known. */
    public static final TableDefinition USER =
            table("systemuser", List.of("domainname"), column("domainname", "StringType"));

    /** What is known of the tables above. */
    public static final Definitions ALL = new Tables();

    private Tables() {}

    @Override
    public TableDefinition get(String name) {
        List<TableDefinition> tables = List.of(ACCOUNT, CONTACT, USER);
        return tables.stream()
                .filter(table ->
                        table.logicalName().equals(name) || table.entitySet().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownNameException.of(
                        "table",
                        name,
                        tables.stream().map(TableDefinition::logicalName).toList()));
    }

    @Override
    public List<Choice> choices(TableDefinition table, ColumnDefinition column) {
        return switch (column.logicalName()) {
            case "industrycode" ->
                List.of(
                        new Choice(1, "Accounting"),
                        new Choice(2, "Banking"),
                        new Choice(3, "Building"),
                        new Choice(4, "building"),
                        new Choice(5, "Brokers"),
                        new Choice(6, "Brokers"),
                        new Choice(7, "2024"),
                        new Choice(8, "9"),
                        new Choice(9, "Insurance"));
            case "new_tags" ->
                List.of(new Choice(1, "Urgent"), new Choice(2, "Gift; wrapped"), new Choice(9, "Fragile"));
            case "donotfax" -> List.of(new Choice(1, "Do Not Allow"), new Choice(0, "Allow"));
            default -> List.of();
        };
    }

    @Override
    public ColumnLimits limits(TableDefinition table, ColumnDefinition column) {
        return switch (column.logicalName()) {
            case "name" -> new ColumnLimits(160, null, null, null);
            case "description" -> new ColumnLimits(2000, null, null, null);
            case "creditlimit" -> new ColumnLimits(null, BigDecimal.ZERO, new BigDecimal("100000000000"), null);
            case "numberofemployees" -> new ColumnLimits(null, BigDecimal.ZERO, new BigDecimal(1000000000), null);
            case "lastonholdtime" -> new ColumnLimits(null, null, null, DateBehavior.UserLocal);
            case "new_day" -> new ColumnLimits(null, null, null, DateBehavior.DateOnly);
            case "new_clock" -> new ColumnLimits(null, null, null, DateBehavior.TimeZoneIndependent);
            default -> ColumnLimits.NONE;
        };
    }

    private static TableDefinition table(String name, List<String> key, ColumnDefinition... columns) {
        return new TableDefinition(
                name,
                name + "s",
                name + "id",
                "name",
                true,
                Arrays.stream(columns).collect(Collectors.toMap(ColumnDefinition::logicalName, Function.identity())),
                List.of(new KeyDefinition(key.get(0) + "_key", key, true)));
    }

    private static ColumnDefinition column(String name, String type, LookupTarget... targets) {
        return new ColumnDefinition(name, type, true, true, List.of(targets));
    }

    private static ColumnDefinition readOnly(String name, String type) {
        return new ColumnDefinition(name, type, false, false, List.of());
    }
}
