// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The command line in process; what the program does is tested with its jar. */
class StandaloneTest {

    @TempDir
    Path directory;

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> Standalone.start(List.of("--https-port", String.valueOf(taken.getLocalPort()))))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void aStopWhileItStartsWaitsForTheFilesAndDeletesThem() throws Exception {
        CompletableFuture<DataverseEmulator> started = new CompletableFuture<>();
        Thread stop = Standalone.stop(started);
        stop.start();
        DataverseEmulator emulator = Standalone.start(List.of());
        assertThat(emulator.certificate()).exists();

        started.complete(emulator);
        stop.join(20_000);
        assertThat(emulator.certificate()).doesNotExist();
    }

    @Test
    void aStopAfterAStartThatFailedDoesNotWait() throws Exception {
        CompletableFuture<DataverseEmulator> started = new CompletableFuture<>();
        started.cancel(false);
        Thread stop = Standalone.stop(started);
        stop.start();

        stop.join(20_000);
        assertThat(stop.isAlive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--http-port 70000|'70000' is no port",
                "--auth maybe|'maybe' is none of",
                "--rows account|'account' is not like account=1000",
                "--rows acount=10|Unknown table 'acount'; near names: account",
                "--rows account=0|0 is not between 1",
                "--tenant|--tenant needs a value",
                "--seed no-such-file.json|no-such-file.json cannot be read",
            })
    void aBadOptionIsNamed(String options, String why) {
        assertThatThrownBy(() -> Standalone.start(List.of(options.split(" ", -1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'accounts':[{'nmae':'x'}]}|Unknown column 'nmae'; near names: name",
                "{'acounts':[]}|Unknown entity set 'acounts'; near names: accounts",
                "{'accounts':[{'parentacountid@odata.bind':'/accounts(x)'}]}|Unknown navigation property 'parentacountid'; near names: parentaccountid",
                "{'@keys':{'account':[{'name':'k','columns':['nmae']}]}}|Unknown column 'nmae'",
                "{'@keys':{'acount':[]}}|Unknown table 'acount'",
                "{'accounts':[{'name':1}]}|row 1 of accounts",
                "{'accounts':[{},{'name':'x','parentaccountid@odata.bind':'/accounts(11111111-1111-1111-1111-111111111111)'}]}|row 2 of accounts",
                "{'accounts':{}}|'accounts' is no array of rows",
                "{'accounts':[1]}|row 1 of accounts is no JSON object",
                "{'accounts':[|no JSON object",
            })
    void aSeedThatDoesNotFitIsRefusedByName(String content, String why) throws Exception {
        Path file = write(content);

        assertThatThrownBy(() -> Standalone.start(List.of("--seed", file.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageContaining(file.toString());
    }

    @Test
    void withOptionalAuthenticationAnyTokenIsGood() throws Exception {
        try (DataverseEmulator emulator = Standalone.start(List.of("--auth", "optional"))) {
            assertThat(new Caller(emulator)
                            .get("WhoAmI", "Authorization", "Bearer whatever")
                            .status())
                    .isEqualTo(200);
        }
    }

    private Path write(String content) throws IOException {
        return Files.writeString(directory.resolve("seed.json"), content.replace('\'', '"'));
    }
}
