// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.cameldataverse.client.changes.CursorRepository;
import io.github.cameldataverse.component.poll.FileCursorRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;

/** The program: starts the application, lets it take its steps, and says in its last line how it went. */
@SpringBootApplication(proxyBeanMethods = false)
public class QuickstartApplication {
    /** Runs against the emulator, or against the environment of the variables {@code DATAVERSE_*}. */
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), System.out, arguments));
    }

    /**
     * Runs the program.
     *
     * @param environment environment variables
     * @param out where the table goes
     * @param arguments further properties of the application, as {@code --name=value}
     * @return 0 where everything went well, else 1
     */
    static int run(Map<String, String> environment, PrintStream out, String... arguments) {
        Report report = new Report(out);
        try {
            report.ok(steps(Target.of(environment), report, arguments));
            return 0;
        } catch (RuntimeException failure) {
            report.failed(Reason.of(failure));
            return 1;
        }
    }

    /** Where the feed keeps its place; an application would keep it where it outlives the process. */
    @Bean
    CursorRepository cursors(@Value("${quickstart.cursors}") Path folder) {
        return new FileCursorRepository(folder);
    }

    private static String steps(Target target, Report report, String... arguments) {
        Path folder = newFolder();
        SpringApplicationBuilder application = new SpringApplicationBuilder(QuickstartApplication.class)
                .properties(Map.of("quickstart.folder", folder.toString()));
        try (ConfigurableApplicationContext context =
                target.configure(application).run(arguments)) {
            return context.getBean(Quickstart.class).run(report, target);
        } finally {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("quickstart");
        } catch (IOException refused) {
            throw new UncheckedIOException("there is no place for the customer files: " + refused, refused);
        }
    }
}
