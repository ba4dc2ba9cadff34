// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.ValidationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyColumnsTest {
    private static final String ID = "00000000-0000-0000-0000-000000000001";

    @Test
    void valuesComeFromTheRow() {
        KeyColumns key = KeyColumns.parse("code, country");

        assertThat(key.isLiteral()).isFalse();
        assertThat(key.of(Map.of("code", 5, "country", "DE", "name", "x"), "account")
                        .values())
                .containsExactly(Map.entry("code", 5), Map.entry("country", "DE"));
    }

    @Test
    void literalsKeepTheirTypes() {
        KeyColumns key = KeyColumns.parse("a='it''s, b=1', b=-17, c=1.50, d=true, e=" + ID);

        assertThat(key.isLiteral()).isTrue();
        assertThat(key.of(Map.of(), "account").values())
                .containsExactly(
                        Map.entry("a", "it's, b=1"),
                        Map.entry("b", -17L),
                        Map.entry("c", new BigDecimal("1.50")),
                        Map.entry("d", true),
                        Map.entry("e", UUID.fromString(ID)));
    }

    @Test
    void literalsAndColumnsMayStandTogether() {
        KeyColumns key = KeyColumns.parse("country='DE',code");

        assertThat(key.isLiteral()).isFalse();
        assertThat(key.of(Map.of("code", "1"), "account").values())
                .containsEntry("country", "DE")
                .containsEntry("code", "1");
    }

    @Test
    void aMissingOrBlankValueIsRefused() {
        KeyColumns key = KeyColumns.parse("code");

        assertThatThrownBy(() -> key.of(Map.of(), "account"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("no value for column code");
        assertThatThrownBy(() -> key.of(Map.of("code", " "), "account"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("an empty value for column code");
    }

    @Test
    void aLiteralAndTheRowAgreeWhereTheyAreTheSameNumber() {
        KeyColumns key = KeyColumns.parse("a=1");

        assertThat(key.of(Map.of("a", new BigDecimal("1.0")), "account").values())
                .containsEntry("a", 1L);
        assertThatThrownBy(() -> key.of(Map.of("a", new BigDecimal("1.5")), "account"))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void aLiteralAndTheRowAgreeWhereTheyNameTheSameId() {
        KeyColumns key = KeyColumns.parse("e=" + ID);

        assertThat(key.of(Map.of("e", new RowRef("contact", UUID.fromString(ID))), "account")
                        .values())
                .containsEntry("e", UUID.fromString(ID));
        assertThat(key.of(Map.of("e", "{" + ID + "}"), "account").values()).containsEntry("e", UUID.fromString(ID));
    }
}
