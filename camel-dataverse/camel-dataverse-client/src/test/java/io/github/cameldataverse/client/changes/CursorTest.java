// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.changes;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CursorTest {
    @Test
    void isReadFromItsText() {
        Cursor cursor =
                new Cursor("account", List.of("name", "fax"), Cursor.Phase.CHANGES, "https://h/x?$deltatoken=1%21");
        assertThat(Cursor.parse(cursor.toText())).isEqualTo(cursor);
        assertThat(cursor.select()).as("sorted, for order does not matter").containsExactly("fax", "name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"table\":\"account\"",
                "https://h/x",
                "{\"table\":\"account\",\"phase\":\"X\"}"
            })
    void aTornOrForeignTextIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged");
    }
}
