// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.List;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.RowStore;

/**
 * Turns the URI of an {@code @odata.bind} into the row it names: relative with or without a leading slash, absolute
 * path or full URI, with a row id or an alternate key. Source: page "Associate and disassociate table rows".
 */
public final class LookupBinding {

    private static final Pattern SERVICE_ROOT = Pattern.compile("^(https?://[^/]+)?/api/data/v\\d+\\.\\d+/");

    private final TableCatalog catalog;
    private final RowStore store;

    /** A binding against the rows of an environment. */
    public LookupBinding(TableCatalog catalog, RowStore store) {
        this.catalog = catalog;
        this.store = store;
    }

    /** Refuses the value of a key that would make a new row refer to a row that is not there. */
    public void requireTarget(TableDefinition table, String name, Object value) {
        boolean lookup =
                table.column(name).filter(column -> column.type().isLookup()).isPresent();
        if (lookup && !(value instanceof LookupValue)) {
            throw ApiException.notEmulated("creating a row by a key with the lookup '" + name + "' to several tables");
        }
        if (value instanceof LookupValue target
                && catalog.table(target.table())
                        .flatMap(other -> store.row(other, target.id()))
                        .isEmpty()) {
            throw ApiException.noRow(target.table(), target.id());
        }
    }

    LookupValue resolve(ColumnDefinition column, String navigation, String uri) {
        List<String> fitting = column.targets().stream()
                .filter(target -> target.navigation().equals(navigation))
                .map(LookupTarget::table)
                .toList();
        return resolve(uri, navigation, fitting);
    }

    /**
     * The row that a URI names.
     *
     * @param navigation the property that asks for it, for messages
     * @param tables logical names of the tables that it may belong to
     * @throws ApiException 400 if it is no such URI or the row is of another table, 404 if the row is not there
     */
    public LookupValue resolve(String uri, String navigation, List<String> tables) {
        RowAddress address = address(uri, navigation);
        TableDefinition table = address.table();
        if (!tables.contains(table.logicalName())) {
            throw ApiException.badPayload("A row of '" + table.entitySetName() + "' cannot be the value of '"
                    + navigation + "'. It takes rows of: " + String.join(", ", tables) + ".");
        }
        return new LookupValue(table.logicalName(), address.get(store).id());
    }

    /**
     * The address that a URI spells; the row need not be there.
     *
     * @throws ApiException 400 if it is no such URI
     */
    public RowAddress address(String uri, String property) {
        ResourcePath path = ResourcePath.parse(SERVICE_ROOT.matcher(uri).replaceFirst(""));
        TableDefinition table = catalog.byEntitySet(path.root())
                .orElseThrow(() -> ApiException.notEmulated("rows of the entity set '" + path.root() + "'"));
        KeyPredicate key = path.key();
        if (key == null || !path.rest().isEmpty()) {
            throw ApiException.badPayload("The URI '" + uri + "' of '" + property + "' does not name a row.");
        }
        return RowAddress.of(table, key);
    }
}
