// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.ExpandItem;
import io.github.cameldataverse.emulator.query.Projection;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * The related rows that a {@code $expand} adds to the rows of a table. Source: page "Join tables using OData".
 *
 * <p>Whether an expand stands inside of another one changes the whole answer: then collections are paged and lose their
 * ETags, and neither {@code $top} nor {@code $orderby} is allowed.
 */
public final class Expansion {

    private static final int MOST = 15;

    private final List<Branch> branches;
    private final boolean nested;

    private Expansion(List<Branch> branches, boolean nested) {
        this.branches = branches;
        this.nested = nested;
    }

    /**
     * Parses a {@code $expand} of rows of this table; null expands nothing.
     *
     * @throws ApiException 400 for what the service refuses, 501 for what the emulator cannot do
     */
    public static Expansion of(TableDefinition table, @Nullable String text, ExpandContext context) {
        List<ExpandItem> items = ExpandItem.parse(text);
        if (count(items) > MOST) {
            throw new ApiException(
                    400,
                    "0x8004430D",
                    "Number of link entities in query exceeded maximum limit. A query can have up to " + MOST
                            + " $expand options.");
        }
        boolean nested = items.stream().anyMatch(item -> item.options().containsKey("$expand"));
        return of(table, items, new BranchReader(context, nested));
    }

    static Expansion of(TableDefinition table, List<ExpandItem> items, BranchReader reader) {
        List<Branch> branches = new ArrayList<>();
        for (ExpandItem item : items) {
            Branch branch = reader.read(table, item);
            if (branches.stream().anyMatch(other -> other.name().equals(branch.name()))) {
                throw ApiException.badRequest("The navigation property '" + branch.name() + "' is expanded twice.");
            }
            branches.add(branch);
        }
        return new Expansion(List.copyOf(branches), reader.nested());
    }

    /** Whether an expand stands inside of another one. */
    public boolean nested() {
        return nested;
    }

    /** The columns of a row together with what is expanded. */
    public Projection project(Projection projection) {
        List<ColumnDefinition> more =
                branches.stream().map(Branch::column).filter(Objects::nonNull).toList();
        return projection.with(more, branches.stream().map(Branch::context).collect(Collectors.joining(",")));
    }

    /** Adds the related rows of a row. */
    public void write(StoredRow row, ObjectNode target) {
        branches.forEach(branch -> branch.write(row, target));
    }

    private static int count(List<ExpandItem> items) {
        return items.stream()
                .mapToInt(item -> 1 + count(ExpandItem.parse(item.options().get("$expand"))))
                .sum();
    }
}
