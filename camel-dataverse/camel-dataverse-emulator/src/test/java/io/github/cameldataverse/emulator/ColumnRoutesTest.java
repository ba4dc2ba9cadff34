// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.UUID;

import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnRoutesTest {

    private static final String CONTOSO = "accounts(60c4e274-0d87-4711-80e5-00155db19e01)";

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    @Test
    void aColumnIsReadByItsName() {
        Answer answer = api.get(CONTOSO + "/name");

        assertThat(answer.json().path("value").asText()).isEqualTo("Contoso Ltd");
        assertThat(answer.json().path("@odata.context").asText())
                .isEqualTo(api.root() + "$metadata#" + CONTOSO + "/name");
        assertThat(api.get("accounts(accountnumber='ACC-1001')/numberofemployees")
                        .json()
                        .path("value")
                        .asInt())
                .isEqualTo(250);
        assertThat(api.get(CONTOSO + "/_primarycontactid_value")
                        .json()
                        .path("value")
                        .asText())
                .hasSize(36);
    }

    @Test
    void aColumnWithoutAValueAnswers204() {
        Answer answer = api.get(CONTOSO + "/fax");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    void aColumnIsSetByPutAndRemovedByDelete() {
        assertThat(api.send("PUT", CONTOSO + "/name", "{'value':'Updated'}").status())
                .isEqualTo(204);
        assertThat(api.get(CONTOSO + "/name").json().path("value").asText()).isEqualTo("Updated");
        assertThat(api.delete(CONTOSO + "/telephone1").status()).isEqualTo(204);
        assertThat(api.get(CONTOSO + "/telephone1").status()).isEqualTo(204);
        assertThat(api.send("PUT", CONTOSO + "/name", "{'value':null}").status())
                .isEqualTo(204);
        assertThat(api.get(CONTOSO + "/name").status()).isEqualTo(204);
    }

    @Test
    void settingAColumnRaisesTheVersion() {
        String before = api.get(CONTOSO).header("ETag");
        api.send("PUT", CONTOSO + "/name", "{'value':'Contoso Ltd'}");

        assertThat(api.get(CONTOSO).header("ETag")).isNotEqualTo(before);
        assertThat(api.send("PUT", CONTOSO + "/name", "{'value':'x'}", "If-Match", before)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void badValuesLookupsAndMissingRowsAreRefused() {
        assertThat(api.send("PUT", CONTOSO + "/numberofemployees", "{'value':'many'}")
                        .status())
                .isEqualTo(400);
        assertThat(api.send("PUT", CONTOSO + "/name", "{'other':1}").status()).isEqualTo(400);
        assertThat(api.delete(CONTOSO + "/_primarycontactid_value").status()).isEqualTo(400);
        assertThat(api.get("accounts(" + UUID.randomUUID() + ")/name").status()).isEqualTo(404);
    }

    @Test
    void rawValuesAreNotEmulated() {
        assertThat(api.get(CONTOSO + "/name/$value").status()).isEqualTo(501);
        assertThat(api.get(CONTOSO + "/name/$value").message()).contains("/name/$value");
    }
}
