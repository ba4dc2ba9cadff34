// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be set while it is in use. */
public final class AdjustableClock extends Clock {

    private final Clock base;
    private volatile ClockSetting setting = ClockSetting.SYSTEM;

    /** Shows what {@code base} shows until it is set. */
    public AdjustableClock(Clock base) {
        super();
        this.base = base;
    }

    /** Sets the clock. */
    public void set(ClockSetting next) {
        setting = next;
    }

    /** The setting in force. */
    public ClockSetting setting() {
        return setting;
    }

    @Override
    public Instant instant() {
        ClockSetting now = setting;
        Instant fixed = now.fixed();
        return fixed == null ? base.instant().plus(now.offset()) : fixed;
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        AdjustableClock other = new AdjustableClock(base.withZone(zone));
        other.set(setting);
        return other;
    }
}
