// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.OptionText;
import io.github.cameldataverse.emulator.query.Relations;
import io.github.cameldataverse.emulator.query.RowPath;
import io.github.cameldataverse.emulator.query.ValueJson;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * One total of a group.
 *
 * @param alias its name in the answer
 * @param of the column and what becomes of its values; null for the number of rows
 */
record Aggregate(String alias, @Nullable Source of) {

    private static final Pattern TEXT =
            Pattern.compile("(?:\\$count|([\\w/]+)\\s+with\\s+(\\w+))\\s+as\\s+([A-Za-z_]\\w*)");

    /**
     * A column and what becomes of its values.
     *
     * @param path the column
     * @param method what becomes of them
     */
    record Source(RowPath path, Method method) {}

    static Aggregate parse(String text, TableDefinition table, Relations relations) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw OptionText.syntaxError(text, 0);
        }
        String column = matcher.group(1);
        if (column == null) {
            return new Aggregate(matcher.group(3), null);
        }
        RowPath path = RowPath.of(table, column, relations);
        Method method = Method.named(matcher.group(2), text);
        if (!method.fits(path.column().type())) {
            throw method.refusal(path.column().type());
        }
        return new Aggregate(matcher.group(3), new Source(path, method));
    }

    /** Adds the total of a group; of columns without any value there is none. */
    void write(List<StoredRow> rows, Relations relations, ObjectNode target, ValueJson json) {
        if (of == null) {
            json.putNumber(target, alias, rows.size());
            return;
        }
        List<Object> values = new ArrayList<>();
        for (StoredRow row : rows) {
            Object value = of.path().read(row, relations);
            if (value != null) {
                values.add(value);
            }
        }
        if (values.isEmpty()) {
            return;
        }
        Object total = of.method().of(values, of.path().column().type());
        if (of.method() == Method.MIN || of.method() == Method.MAX) {
            json.put(target, alias, rows.get(0), of.path().column(), total);
        } else if (of.method() == Method.COUNTDISTINCT) {
            json.putNumber(target, alias, (Number) total);
        } else {
            json.putTotal(target, alias, rows.get(0), of.path().column(), (Number) total);
        }
    }
}
