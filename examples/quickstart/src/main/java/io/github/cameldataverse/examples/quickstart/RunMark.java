// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mark of a run, by which it knows its own rows: account numbers begin with it, names end with it. */
@Component
final class RunMark {
    private final String text =
            "QS" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

    /** Puts the mark where a customer file has its place for it. */
    String fill(String csv) {
        return csv.replace("@run@", text);
    }

    /** Whether an account number is of this run. */
    boolean isOwn(@Nullable String accountNumber) {
        return accountNumber != null && accountNumber.startsWith(text + "-");
    }

    /** The account number of a customer of this run. */
    String number(String customer) {
        return text + "-" + customer;
    }

    @Override
    public String toString() {
        return text;
    }
}
