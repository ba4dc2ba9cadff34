// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.cameldataverse.emulator.Caller.Answer;
import io.github.cameldataverse.emulator.fault.Fault;
import io.github.cameldataverse.emulator.fault.Limits;
import io.github.cameldataverse.emulator.fault.Limits.Quota;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
                "accounts?$select=a/b",
                "accounts?$filter=name%20eq%20'a'&$filter=name%20eq%20'b'",
                "accounts?$top=1&%24top=2",
                "accounts(accountnumber=@p1)",
                "tasks?$filter=Microsoft.Dynamics.CRM.Between(PropertyName='createdon',PropertyValues=%5B%222024-01-01%22%5D)",
                "accounts?$filter=Microsoft.Dynamics.CRM.NextXYears(PropertyName='createdon',PropertyValue=999999999)"
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "accounts?$filter=name%20eq%20'|'",
                "accounts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=%5B'|'%5D)",
                "EntityDefinitions?$select=LogicalName&$filter=LogicalName%20eq%20'|'",
            })
    void urlsOf32768CharactersAreAnsweredAndLongerOnesRefused(String begin, String end) {
        int room = 32_768 - (api.root() + begin + end).length();

        assertThat(api.get(begin + "x".repeat(room) + end).status()).isEqualTo(200);
        assertThat(api.get(begin + "x".repeat(room + 1) + end).status()).isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "[x", "a/b", "", "localhost:x", "http://localhost"})
    void aHostThatIsNoneIsNotPartOfLinks(String host) {
        DataverseEmulator emulator = EMULATOR.emulator();
        try (RawSocket socket = new RawSocket(emulator)) {
            socket.sendAsItIs("POST /api/data/v9.2/accounts HTTP/1.1\r\nHost: " + host
                    + "\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(socket.receive().text())
                    .startsWith("HTTP/1.1 204 ")
                    .containsIgnoringCase(
                            "OData-EntityId: " + emulator.httpEnvironmentUrl() + "/api/data/v9.2/accounts(");
        }
        assertThat(emulator.journal()).hasSize(1);
    }

    @Test
    void aQueryHas500ConditionsAtMost() {
        String most = "_ownerid_value%20ne%20null" + "%20and%20name%20ne%20'x'".repeat(499);

        assertThat(api.get("accounts?$filter=" + most).status()).isEqualTo(200);
        Answer answer = api.get("accounts?$filter=" + most + "%20or%20contains(name,'x')");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("0x8004430C");
        assertThat(answer.message()).isEqualTo("Number of conditions in query exceeded maximum limit.");
    }

    @Test
    void conditionsOnRelatedRowsCountLikeOthers() {
        String inside = "t/subject%20ne%20null" + "%20and%20t/subject%20ne%20'x'".repeat(299);
        String both = "Account_Tasks/any(t:" + inside + ")" + "%20and%20name%20ne%20'x'".repeat(200);

        assertThat(api.get("accounts?$filter=" + both).status()).isEqualTo(200);
        assertThat(api.get("accounts?$filter=" + both + "%20and%20name%20ne%20'y'")
                        .code())
                .isEqualTo("0x8004430C");
        assertThat(api.get("accounts?$filter=name%20ne%20'y'%20and%20" + both).code())
                .isEqualTo("0x8004430C");
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
    void aCallerThatGoesAwayDuringItsRequestChangesNothing() throws IOException {
        for (int i = 0; i < 20; i++) {
            goAway("POST /api/data/v9.2/accounts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n"
                    + "{\"name\":\"half\"}");
        }
        api.create("accounts", "{'name':'after'}");

        await().untilAsserted(BadInputTest::assertNoExchangeIsOpen);
        assertThat(EMULATOR.emulator().rows("accounts").toString()).doesNotContain("half");
        assertThat(api.get("accounts").json().path("value")).hasSize(5);
    }

    @Test
    void aCallerThatGoesAwayDuringItsAnswerGivesItsPlaceBack() {
        DataverseEmulator emulator = EMULATOR.emulator();
        emulator.limits(Limits.OFF.with(new Quota(0, 0, 2, 300)));
        emulator.faults().add(Fault.drip(1000, Duration.ofMillis(100)).path("*/EntityDefinitions*"));
        try (RawSocket socket = new RawSocket(emulator)) {
            socket.send("GET", "EntityDefinitions?$expand=Attributes", "");
            await().until(() -> emulator.journal().size() == 1);
            assertThat(api.get("accounts").status())
                    .as("the answer is not over")
                    .isEqualTo(429);
        }

        await().untilAsserted(() -> assertThat(api.get("accounts").status()).isEqualTo(200));
    }

    private static void goAway(String request) throws IOException {
        try (Socket socket =
                new Socket("127.0.0.1", EMULATOR.emulator().httpEnvironmentUrl().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            // closed at once, so that the other side sees a reset
            socket.setSoLinger(true, 0);
        }
    }

    private static void assertNoExchangeIsOpen() {
        assertThat(Thread.getAllStackTraces().values()).noneMatch(stack -> Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals(LoopbackServer.class.getName())
                        && frame.getMethodName().equals("exchange")));
    }
}
