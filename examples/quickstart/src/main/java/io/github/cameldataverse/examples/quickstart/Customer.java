// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/**
 * A line of a customer file, and a row of the table account: each property is named as the column it is written to. Camel's
 * bindy fills the fields, so they are mutable.
 */
@CsvRecord(separator = ",", skipFirstLine = true)
public class Customer {
    /** The customer's number, the alternate key of its row. */
    @DataField(pos = 1, required = true)
    @JsonProperty("accountnumber")
    private @Nullable String number;

    /** Name of the company. */
    @DataField(pos = 2, required = true)
    @JsonProperty("name")
    private @Nullable String name;

    /** Telephone number. */
    @DataField(pos = 3)
    @JsonProperty("telephone1")
    private @Nullable String telephone;

    /** City of the main address. */
    @DataField(pos = 4)
    @JsonProperty("address1_city")
    private @Nullable String city;
}
