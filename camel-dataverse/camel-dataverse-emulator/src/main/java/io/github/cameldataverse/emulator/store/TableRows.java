// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as they were when it was asked for, in the order of their row ids: stored rows, and between them
 * synthetic ones that are computed while they are read.
 */
final class TableRows extends AbstractCollection<StoredRow> {

    private final NavigableMap<UUID, StoredRow> stored;
    private final Set<UUID> deleted;
    private final @Nullable SyntheticRows synthetic;
    private final int firstNumber;
    private final int size;

    /**
     * A copy of rows.
     *
     * @param stored stored rows, among them those that replace synthetic ones; owned by this
     * @param deleted ids of deleted rows; owned by this
     * @param synthetic null for none
     * @param firstNumber number of the first synthetic row to show
     */
    TableRows(
            NavigableMap<UUID, StoredRow> stored,
            Set<UUID> deleted,
            @Nullable SyntheticRows synthetic,
            int firstNumber) {
        this.stored = stored;
        this.deleted = deleted;
        this.synthetic = synthetic;
        this.firstNumber = firstNumber;
        this.size = stored.size() + shown(synthetic);
    }

    private int shown(@Nullable SyntheticRows rows) {
        if (rows == null) {
            return 0;
        }
        long replaced = stored.keySet().stream()
                .filter(id -> rows.number(id) >= firstNumber)
                .count();
        long gone =
                deleted.stream().filter(id -> rows.number(id) >= firstNumber).count();
        return rows.count() - firstNumber - (int) (replaced + gone);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<StoredRow> iterator() {
        return synthetic == null
                ? stored.values().iterator()
                : new Merged(stored.values().iterator(), synthetic);
    }

    private final class Merged implements Iterator<StoredRow> {
        private final Iterator<StoredRow> real;
        private final SyntheticRows computed;
        private @Nullable StoredRow nextReal;
        private int number = firstNumber;

        private Merged(Iterator<StoredRow> real, SyntheticRows computed) {
            this.real = real;
            this.computed = computed;
            advance();
            skip();
        }

        private void advance() {
            nextReal = real.hasNext() ? real.next() : null;
        }

        private void skip() {
            while (number < computed.count()) {
                UUID id = computed.id(number);
                if (!stored.containsKey(id) && !deleted.contains(id)) {
                    return;
                }
                number++;
            }
        }

        @Override
        public boolean hasNext() {
            return nextReal != null || number < computed.count();
        }

        @Override
        public StoredRow next() {
            StoredRow candidate = nextReal;
            boolean more = number < computed.count();
            if (candidate == null && !more) {
                throw new NoSuchElementException();
            }
            if (candidate != null && (!more || Table.ORDER.compare(candidate.id(), computed.id(number)) < 0)) {
                advance();
                return candidate;
            }
            StoredRow row = computed.row(number);
            number++;
            skip();
            return row;
        }
    }
}
