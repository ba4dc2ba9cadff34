// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.readme;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.github.cameldataverse.emulator.Authentication;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AccountsTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    @Test
    void anAccountIsCreated() throws Exception {
        URI accounts = EMULATOR.emulator().httpEnvironmentUrl().resolve("/api/data/v9.2/accounts");
        HttpRequest create = HttpRequest.newBuilder(accounts)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"Adventure Works\"}"))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(create, BodyHandlers.ofString());

        assertEquals(204, answer.statusCode());
        assertEquals(5, EMULATOR.emulator().rows("accounts").size());
    }
}
