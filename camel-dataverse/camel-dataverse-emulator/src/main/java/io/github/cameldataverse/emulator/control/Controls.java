// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.Map;

import io.github.cameldataverse.emulator.fault.ClockSetting;
import io.github.cameldataverse.emulator.fault.Faults;
import io.github.cameldataverse.emulator.fault.Limits;
import io.github.cameldataverse.emulator.fault.Mode;

/** What tests can do to an emulator; the control plane and the Java API both come through here. */
public interface Controls {

    /** Goes back to the seed; forgets the journal, faults, limits, mode and clock setting. */
    void reset();

    /** The latest requests. */
    Journal journal();

    /**
     * The stored rows of a table, raw, in the order of their row ids.
     *
     * @throws IllegalArgumentException if there is no such entity set
     */
    Iterable<Map<String, Object>> rows(String entitySet);

    /** The state of the environment as JSON. */
    String snapshot();

    /**
     * Goes back to a state.
     *
     * @throws IllegalArgumentException if it is no whole snapshot of such an environment; then nothing has changed
     */
    void restore(String snapshot);

    /** The faults that are armed. */
    Faults faults();

    /** Sets the limits. */
    void limits(Limits limits);

    /** The limits in force. */
    Limits limits();

    /** Sets the mode. */
    void mode(Mode mode);

    /** The mode in force. */
    Mode mode();

    /** Sets the clock. */
    void clock(ClockSetting setting);

    /** How the clock is set. */
    ClockSetting clock();
}
