// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Creates the tables, columns and files that a sample speaks of, by the requests that a set-up script would send. */
final class Customizations {

    private static final String ROW = "49b0be2e-d01c-4d11-b83e-000d3a57240a";
    private static final String TYPE = "{\"@odata.type\":\"Microsoft.Dynamics.CRM.";
    private static final String FILE = "/v9.2/accounts(" + ROW + ")/sample_filecolumn";

    private final Wire wire;

    Customizations(Wire wire) {
        this.wire = wire;
    }

    /** Pages name rows by a placeholder, and their own table by the id it had in their environment. */
    static String withIdsOfThisEnvironment(String line) {
        String table = UUID.nameUUIDFromBytes("new_bankaccount".getBytes(StandardCharsets.UTF_8))
                .toString();
        return line.replace("<accountid>", ROW)
                .replace("402fa40f-287c-e511-80d2-00155d2a68d2", table)
                .replace("417129e1-207c-e511-80d2-00155d2a68d2", table);
    }

    void seed(Sample sample) {
        String text = sample.request().toString();
        boolean createsIt = sample.root().equals("EntityDefinitions");
        if (!createsIt
                && (text.contains("new_bankaccount")
                        || text.contains(withIdsOfThisEnvironment("402fa40f-287c-e511-80d2-00155d2a68d2")))) {
            table("new_BankAccount");
        }
        if (text.contains("new_widget")) {
            table("new_Widget");
        }
        if (text.contains("sample_filecolumn")) {
            column(
                    "account",
                    TYPE + "FileAttributeMetadata\",\"SchemaName\":\"sample_FileColumn\",\"MaxSizeInKB\":102400}");
        }
        if (text.contains("sample_imagecolumn")) {
            column("account", TYPE + "ImageAttributeMetadata\",\"SchemaName\":\"sample_ImageColumn\"}");
        }
        if (text.contains("sample_outdooractivities")) {
            StringBuilder options = new StringBuilder();
            for (int value = 1; value <= 9; value++) {
                options.append(value == 1 ? "" : ",")
                        .append("{\"Value\":" + value + ",\"Label\":{\"LocalizedLabels\":[{\"Label\":\"" + value
                                + "\"}]}}");
            }
            column(
                    "contact",
                    TYPE + "MultiSelectPicklistAttributeMetadata\",\"SchemaName\":\"sample_OutdoorActivities\","
                            + "\"OptionSet\":{\"Options\":[" + options + "]}}");
        }
        if (text.contains(ROW)) {
            wire.send("PATCH", "/v9.2/accounts(" + ROW + ")", "{\"name\":\"Seeded\"}", Map.of());
        }
    }

    /** What a page reads or deletes was uploaded before. */
    void upload(Sample sample) {
        String text = sample.request().toString();
        boolean reads = sample.method().matches("GET|DELETE") || sample.root().equals("InitializeFileBlocksDownload");
        if (reads && text.contains("sample_filecolumn")) {
            wire.send(
                    "PATCH",
                    FILE,
                    "content",
                    Map.of("Content-Type", "application/octet-stream", "x-ms-file-name", "25mb.pdf"));
        }
    }

    private void table(String schemaName) {
        wire.send(
                "POST",
                "/v9.2/EntityDefinitions",
                TYPE + "EntityMetadata\",\"SchemaName\":\"" + schemaName
                        + "\",\"OwnershipType\":\"UserOwned\",\"Attributes\":[" + TYPE
                        + "StringAttributeMetadata\",\"SchemaName\":\"new_Name\",\"IsPrimaryName\":true}]}",
                Map.of());
    }

    private void column(String table, String body) {
        wire.send("POST", "/v9.2/EntityDefinitions(LogicalName='" + table + "')/Attributes", body, Map.of());
    }
}
