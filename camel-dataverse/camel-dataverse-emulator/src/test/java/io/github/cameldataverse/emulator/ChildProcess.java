// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process that a test starts. It writes to files, so that nobody waits for its pipes, and ends with the test. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Path out;
    private final Path err;

    private ChildProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static ChildProcess start(ProcessBuilder builder) throws IOException {
        Path out = Files.createTempFile("child", ".out");
        Path err = Files.createTempFile("child", ".err");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        return new ChildProcess(process, out, err);
    }

    /** What it has written to standard output so far. */
    String out() {
        return read(out);
    }

    /** What it has written to standard error so far. */
    String err() {
        return read(err);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to stop (SIGTERM), and gives its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode(Duration.ofSeconds(30));
    }

    /** Waits for the end; one that does not end in time is killed, and that is an error. */
    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new IllegalStateException("No end within " + patience + ":\n" + out() + err());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
