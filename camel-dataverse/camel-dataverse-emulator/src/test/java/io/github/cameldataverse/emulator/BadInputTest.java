// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BadInputTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"{'name':", "{'name':'x'} more", "['x']", "text", "", "{'name':{'a':1}}", "{'revenue':1e}"})
    void aBodyThatIsNotARowIsRefused(String body) {
        Answer answer = api.post("accounts", body);

        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.message()).startsWith("Error identified in Payload provided by the user");
        assertThat(EMULATOR.emulator().rows("accounts")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts(",
                "accounts(x)",
                "accounts(accountid=5)",
                "accounts(accountnumber='x)",
                "accounts(accountnumber=)",
                "accounts(accountnumber='a',accountnumber='b')",
                "accounts(accountnumber='a%2Fb')",
                "accounts(name='x')",
                "accounts?$top=-1",
                "accounts?$top=x",
                "accounts?$skiptoken=x",
                "accounts?$orderby=name%20up",
                "accounts?$orderby=nme",
                "accounts?$select=a/b"
            })
    void aMalformedUrlIsRefusedWithAMessage(String path) {
        Answer answer = api.get(path);

        assertThat(answer.status()).as(path).isEqualTo(400);
        assertThat(answer.message()).isNotBlank();
        assertThat(answer.code()).startsWith("0x");
    }

    @Test
    void malformedHeaderValuesAreRefused() {
        assertThat(api.get("accounts", "Prefer", "odata.maxpagesize=many").message())
                .contains("odata.maxpagesize");
        assertThat(api.get("accounts", "Prefer", "odata.maxpagesize=0").status())
                .isEqualTo(400);
        assertThat(api.patch(CONTOSO, "{}", "If-Match", "12345").message()).contains("'If-Match' is not an ETag");
        assertThat(api.get(CONTOSO, "If-None-Match", "W/12345").message()).contains("'If-None-Match'");
    }

    @Test
    void urlsOfMoreThan32768CharactersAreRefused() {
        String filter = "accounts?$filter=name%20eq%20%27" + "x".repeat(32_700) + "%27";

        assertThat(api.get(filter).status()).isEqualTo(414);
        assertThat(api.get(filter.replace("x".repeat(1000), "")).status()).isEqualTo(200);
    }

    @Test
    void sixtyRequestsAtOnceAreAllAnswered() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(60);
        CountDownLatch start = new CountDownLatch(60);
        try {
            List<Future<Integer>> answers = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return i % 2 == 0
                                ? api.get("accounts?$select=name").status()
                                : api.post("accounts", "{'name':'" + i + "'}").status();
                    }))
                    .toList();
            for (int i = 0; i < 60; i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0 ? 200 : 204);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(EMULATOR.emulator().rows("accounts")).hasSize(34);
    }

    @Test
    void aCallerThatGoesAwayDoesNoHarm() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (Socket socket = new Socket(
                    "127.0.0.1", EMULATOR.emulator().httpEnvironmentUrl().getPort())) {
                OutputStream out = socket.getOutputStream();
                String request = i % 2 == 0
                        ? "GET /api/data/v9.2/EntityDefinitions?$expand=Attributes HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        : "POST /api/data/v9.2/accounts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{\"na";
                out.write(request.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                socket.setSoLinger(true, 0);
            }
        }

        assertThat(api.get("accounts").json().path("value")).hasSize(4);
    }
}
