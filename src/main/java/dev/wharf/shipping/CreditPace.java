package dev.wharf.shipping;

import java.time.Duration;

/** How often a carrier is asked what it credited for one label: less and less often, for most credit within the day and the rest with a statement. Pure: no I/O, no clock. */
final class CreditPace {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private CreditPace() { }

    /** @param age since it was first asked. @return until it is asked again; zero for the next look */
    static Duration next(Duration age) {
        if (age.compareTo(DAY) < 0) return Duration.ZERO;
        return age.compareTo(WEEK) < 0 ? Duration.ofHours(1) : DAY;
    }
}
