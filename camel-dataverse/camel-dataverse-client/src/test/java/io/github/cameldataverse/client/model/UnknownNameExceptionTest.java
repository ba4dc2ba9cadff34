// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnknownNameExceptionTest {
    @Test
    void namesTheNearOnesBestFirst() {
        var error =
                UnknownNameException.of("column of table account", "acountnumber", List.of("name", "accountnumber"));
        assertThat(error).hasMessage("Unknown column of table account: 'acountnumber'. Did you mean accountnumber?");
        assertThat(error.near()).containsExactly("accountnumber");
    }

    @Test
    void aSwapOfNeighboursIsNear() {
        assertThat(UnknownNameException.of("operation", "upsret", List.of("update", "upsert"))
                        .near())
                .first()
                .isEqualTo("upsert");
    }

    @Test
    void listsWhatThereIsWhereNothingIsNear() {
        assertThat(UnknownNameException.of("connection", "zzz", List.of("sales", "orders")))
                .hasMessageEndingWith("Known are orders, sales.");
        assertThat(UnknownNameException.of("connection", "zzz", List.of()))
                .hasMessageEndingWith("There is none at all.");
    }

    @Test
    void aLongListIsAbridged() {
        List<String> many = IntStream.range(0, 30).mapToObj(i -> "abc" + i).toList();
        assertThat(UnknownNameException.of("table", "zzz", many)).hasMessageEndingWith("and 20 more.");
    }
}
