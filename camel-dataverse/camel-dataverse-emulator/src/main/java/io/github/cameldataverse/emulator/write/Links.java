// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.Navigation;
import io.github.cameldataverse.emulator.metadata.Navigation.ToEach;
import io.github.cameldataverse.emulator.metadata.Navigation.ToMany;
import io.github.cameldataverse.emulator.metadata.Navigation.ToOne;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.store.RowChange;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * Links between rows: a lookup of the one, a lookup of the other, or a row of an intersect table. Source: page "Associate
 * and disassociate table rows using the Web API".
 */
public final class Links {

    private final Environment environment;

    /** Links between the rows of an environment. */
    public Links(Environment environment) {
        this.environment = environment;
    }

    /** Logical names of the tables that a property can lead to. */
    public static List<String> tables(Navigation navigation) {
        if (navigation instanceof ToOne one) {
            return one.tables();
        }
        return List.of(
                navigation instanceof ToMany many
                        ? many.table().logicalName()
                        : ((ToEach) navigation).to().table());
    }

    /**
     * Links two rows.
     *
     * @throws ApiException 412 if a many-to-many relationship has them linked already
     */
    public void add(LookupValue from, Navigation navigation, LookupValue to) {
        if (navigation instanceof ToOne one) {
            set(from, one.column(), to);
        } else if (navigation instanceof ToMany many) {
            set(to, many.column(), from);
        } else if (navigation instanceof ToEach each) {
            if (find(from, each, to).isPresent()) {
                throw new ApiException(412, "0x80040237", "Cannot insert duplicate key.");
            }
            environment.store().create(intersect(each), values(from, each, to));
        }
    }

    /** Takes the link between two rows away; where there is none, nothing happens. */
    public void remove(LookupValue from, Navigation navigation, LookupValue to) {
        if (navigation instanceof ToOne one) {
            clear(from, one.column(), to);
        } else if (navigation instanceof ToMany many) {
            clear(to, many.column(), from);
        } else if (navigation instanceof ToEach each) {
            find(from, each, to).ifPresent(row -> environment.store().delete(intersect(each), row.id()));
        }
    }

    /** Takes away whatever a lookup of a row refers to. */
    public void clear(LookupValue from, ColumnDefinition lookup) {
        change(from, new RowChange(Map.of(), Set.of(lookup.name())));
    }

    private void clear(LookupValue row, ColumnDefinition lookup, LookupValue expected) {
        boolean linked = environment
                .store()
                .row(table(row), row.id())
                .filter(stored -> expected.equals(stored.value(lookup.name())))
                .isPresent();
        if (linked) {
            clear(row, lookup);
        }
    }

    private void set(LookupValue row, ColumnDefinition lookup, LookupValue to) {
        change(row, new RowChange(Map.of(lookup.name(), to), Set.of()));
    }

    private void change(LookupValue address, RowChange change) {
        StoredRow row = environment
                .store()
                .row(table(address), address.id())
                .orElseThrow(() -> ApiException.noRow(address.table(), address.id()));
        environment.store().update(table(address), row, change);
    }

    private Optional<StoredRow> find(LookupValue from, ToEach each, LookupValue to) {
        Map<String, Object> wanted = values(from, each, to);
        return environment.store().rows(intersect(each)).stream()
                .filter(row -> row.values().entrySet().containsAll(wanted.entrySet()))
                .findFirst();
    }

    private static Map<String, Object> values(LookupValue from, ToEach each, LookupValue to) {
        return Map.of(each.from().column(), from.id(), each.to().column(), to.id());
    }

    private TableDefinition intersect(ToEach each) {
        return table(each.relationship().intersect());
    }

    private TableDefinition table(LookupValue row) {
        return table(row.table());
    }

    private TableDefinition table(String logicalName) {
        return environment
                .catalog()
                .table(logicalName)
                .orElseThrow(() -> ApiException.notEmulated("rows of the table '" + logicalName + "'"));
    }
}
