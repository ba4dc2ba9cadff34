// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.util.Set;

/**
 * Whom the environment answers. Source: page "Administration mode".
 *
 * @param state whether it is open
 * @param administrators client ids that administration mode lets in
 */
public record Mode(State state, Set<String> administrators) {

    /** Whether an environment is open. */
    public enum State {
        /** Answers everybody. */
        NORMAL,
        /** Answers administrators only. */
        ADMINISTRATION,
        /** Answers nobody. */
        DISABLED
    }

    /** Answers everybody: the default. */
    public static final Mode NORMAL = new Mode(State.NORMAL, Set.of());

    /** Answers nobody. */
    public static final Mode DISABLED = new Mode(State.DISABLED, Set.of());

    /** Keeps the administrators as they are now. */
    public Mode {
        administrators = Set.copyOf(administrators);
    }

    /** Answers only the applications with these client ids. */
    public static Mode administration(String... administrators) {
        return new Mode(State.ADMINISTRATION, Set.of(administrators));
    }

    /** Whether a user is refused; ids compare without case. */
    public boolean refuses(String user) {
        return state == State.DISABLED
                || (state == State.ADMINISTRATION && administrators.stream().noneMatch(user::equalsIgnoreCase));
    }
}
