// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The table on the console; each line appears when its step is done. */
final class Report {
    private static final String LINE = "  %-44s %8s %8s %8s%n";

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** The heading. */
    void begin(String title) {
        out.printf("%n%s%n%n", title);
        out.printf(LINE, "step", "rows", "changes", "seconds");
        out.flush();
    }

    /** A step that is done. */
    void step(String what, int rows, int changes, Duration time) {
        String seconds = String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
        out.printf(LINE, what, rows, changes, seconds);
        out.flush();
    }

    /** The last line of a good end. */
    void ok(String result) {
        out.printf("%nquickstart: OK %s%n", result);
        out.flush();
    }

    /** The last line of a bad end. */
    void failed(String reason) {
        out.printf("%nquickstart: FAILED %s%n", reason);
        out.flush();
    }
}
