// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.util.List;

import io.github.cameldataverse.client.model.Choice;
import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.ColumnLimits;
import io.github.cameldataverse.client.model.TableDefinition;

/** What writing a row needs to know of tables and columns; asked for only when a value needs it. */
public interface Definitions {
    /**
     * A table.
     *
     * @param name logical name or entity set
     * @throws io.github.cameldataverse.client.model.UnknownNameException where there is no such table
     */
    TableDefinition get(String name);

    /** The choices of a choice or yes/no column, with their labels in the language of the connection. */
    List<Choice> choices(TableDefinition table, ColumnDefinition column);

    /** What values a column can hold. */
    ColumnLimits limits(TableDefinition table, ColumnDefinition column);
}
