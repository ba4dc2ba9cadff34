// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ODataPathTest {
    @Test
    void aRowIsNamedByItsId() {
        UUID id = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
        assertThat(ODataPath.row(Tables.ACCOUNT, id)).isEqualTo("accounts(aaaaaaaa-0000-0000-0000-000000000001)");
    }

    @Test
    void aRowIsNamedByAnAlternateKeyWithQuotesDoubled() {
        assertThat(ODataPath.row(Tables.ACCOUNT, AlternateKey.of("accountnumber", "O'B 1")))
                .isEqualTo("accounts(accountnumber='O''B%201')");
    }

    @Test
    void lookupsInAKeyAreNamedByTheirValue() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "Contoso");
        values.put("primarycontactid", UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001"));
        assertThat(ODataPath.row(Tables.ACCOUNT, new AlternateKey(values)))
                .isEqualTo("accounts(name='Contoso',_primarycontactid_value=aaaaaaaa-0000-0000-0000-000000000001)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a<b", "a>b", "a*b", "a%b", "a&b", "a:b", "a\\b", "a?b", "a+b"})
    void charactersThatTheServiceCannotTakeInAKeyAreRefused(String value) {
        assertThatThrownBy(() -> ODataPath.row(Tables.ACCOUNT, AlternateKey.of("accountnumber", value)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("accountnumber")
                .hasMessageContaining(value);
    }

    @Test
    void anUnknownKeyColumnListsTheNearOnes() {
        assertThatThrownBy(() -> ODataPath.row(Tables.ACCOUNT, AlternateKey.of("acountnumber", "1")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("accountnumber");
    }
}
