// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Picks the first rows of an order without holding more than those. */
public final class Smallest {

    private Smallest() {}

    /** The first {@code count} elements in this order, sorted. */
    public static <T> List<T> of(Stream<T> elements, Comparator<T> order, int count) {
        PriorityQueue<T> worstFirst = new PriorityQueue<>(order.reversed());
        elements.forEach(element -> {
            worstFirst.add(element);
            if (worstFirst.size() > count) {
                worstFirst.remove();
            }
        });
        List<T> sorted = new ArrayList<>(worstFirst);
        sorted.sort(order);
        return sorted;
    }
}
