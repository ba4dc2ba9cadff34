// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DialectsTest {

    private static final String CONTOSO = "60c4e274-0d87-4711-80e5-00155db19e01";

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    private final Caller api = new Caller(EMULATOR.emulator());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts(" + CONTOSO + ")",
                "/accounts(" + CONTOSO + ")",
                "/api/data/v9.1/accounts(" + CONTOSO + ")",
                "https://contoso.crm.dynamics.com/api/data/v9.2/accounts(" + CONTOSO + ")",
                "/accounts(accountid=" + CONTOSO + ")",
                "/accounts(accountnumber=%27ACC-1001%27)"
            })
    void aLookupIsBoundByEveryFormOfAddress(String address) {
        String row = "accounts(" + api.create("accounts", "{'parentaccountid@odata.bind':'" + address + "'}") + ")";

        assertThat(api.get(row).json().path("_parentaccountid_value").asText()).isEqualTo(CONTOSO);
    }

    @Test
    void theWordNullIsNoConditionOfAWriteEither() {
        assertThat(api.patch("accounts(" + CONTOSO + ")", "{'name':'x'}", "If-None-Match", "null")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aBodyWithoutAContentTypeIsJson() {
        assertThat(api.post("accounts", "{'name':'x'}").status()).isEqualTo(204);
    }
}
