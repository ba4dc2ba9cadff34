// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/**
 * An image has an id, the time at which it was set, and a relative URL: columns beside it. The id follows from the
 * image, so that setting the same one again changes nothing. Source: page "Use image column data" (download URL).
 */
final class ImageRule implements ColumnRule {

    private static final long TICKS_PER_MILLISECOND = 10_000;
    private static final long TICKS_BEFORE_1970 = 621_355_968_000_000_000L;

    private final Clock clock;

    ImageRule(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void apply(TableDefinition table, Map<String, Object> values) {
        for (ColumnDefinition column : table.columns().values()) {
            if (column.type() == ColumnType.IMAGE) {
                image(table, column.name(), values);
            }
        }
    }

    private void image(TableDefinition table, String name, Map<String, Object> values) {
        Object image = values.get(name);
        UUID id = image == null ? null : UUID.nameUUIDFromBytes((name + image).getBytes(StandardCharsets.UTF_8));
        if (id != null && id.equals(values.get(name + "id"))) {
            return;
        }
        long ticks = TICKS_BEFORE_1970 + clock.millis() * TICKS_PER_MILLISECOND;
        ColumnRule.set(table, values, name + "id", id);
        ColumnRule.set(table, values, name + "_timestamp", id == null ? null : ticks);
        ColumnRule.set(
                table,
                values,
                name + "_url",
                id == null
                        ? null
                        : "/Image/download.aspx?Entity=" + table.logicalName() + "&Attribute=" + name + "&Id=" + id
                                + "&Timestamp=" + ticks);
    }
}
