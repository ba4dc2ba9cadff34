// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.UUID;

import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class CascadeTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.NONE)
            .build();

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    @Test
    void whatCascadesGoesWithTheRowOnEveryLevel() {
        UUID account = api.create("accounts", "{'name':'A'}");
        UUID contact = api.create(
                "contacts", "{'lastname':'C','parentcustomerid_account@odata.bind':'/accounts(" + account + ")'}");
        UUID task = api.create(
                "tasks", "{'subject':'T','regardingobjectid_contact_task@odata.bind':'/contacts(" + contact + ")'}");

        assertThat(api.delete("accounts(" + account + ")").status()).isEqualTo(204);

        assertThat(api.get("contacts(" + contact + ")").status()).isEqualTo(404);
        assertThat(api.get("tasks(" + task + ")").status()).isEqualTo(404);
    }

    @Test
    void whatDoesNotCascadeLosesItsLookup() {
        UUID contact = api.create("contacts", "{'lastname':'C'}");
        UUID account =
                api.create("accounts", "{'name':'A','primarycontactid@odata.bind':'/contacts(" + contact + ")'}");

        assertThat(api.delete("contacts(" + contact + ")").status()).isEqualTo(204);

        assertThat(api.get("accounts(" + account + ")")
                        .json()
                        .path("_primarycontactid_value")
                        .isNull())
                .isTrue();
    }

    @Test
    void aRowThatRestrictsTheDeleteRefusesItAndChangesNothing() {
        UUID currency = api.create(
                "transactioncurrencies",
                "{'currencyname':'Euro','isocurrencycode':'EUR','currencysymbol':'E','currencyprecision':2,"
                        + "'exchangerate':1}");
        UUID order = api.create(
                "sample_orders",
                "{'sample_name':'O','transactioncurrencyid@odata.bind':'/transactioncurrencies(" + currency + ")'}");

        Answer refused = api.delete("transactioncurrencies(" + currency + ")");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.code()).isEqualTo("0x80040227");
        assertThat(api.get("transactioncurrencies(" + currency + ")").status()).isEqualTo(200);
        api.delete("sample_orders(" + order + ")");
        assertThat(api.delete("transactioncurrencies(" + currency + ")").status())
                .isEqualTo(204);
    }
}
