// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

/** The program in a JVM of its own. */
record StandaloneProcess(Process process, BufferedReader out, JsonNode ready) implements AutoCloseable {

    /** Starts the program and waits until it is ready. The first options may be those of the JVM. */
    static StandaloneProcess start(String... options) throws IOException {
        Process process = launch(options);
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException(
                    new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new StandaloneProcess(process, out, Caller.JSON.readTree(line));
    }

    static Process launch(String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        List<String> rest = new ArrayList<>(List.of(options));
        while (!rest.isEmpty() && rest.get(0).startsWith("-X")) {
            command.add(rest.remove(0));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Standalone.class.getName()));
        command.addAll(rest);
        return new ProcessBuilder(command).start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to stop, and gives its exit code. */
    int terminate() throws InterruptedException {
        // Process.destroy would close the pipe that may be read next
        process.toHandle().destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The program does not stop");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
