package dev.wharf.replay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits until nothing moves any more: because all is done, or because something is stuck. */
final class Watch {
    private static final Duration LOOK = Duration.ofMillis(500);
    /** Every task list is read several times within it. */
    private static final Duration REST = Duration.ofSeconds(4);
    /** Longer than the lease of a call whose application was killed. */
    private static final Duration STUCK = Duration.ofSeconds(100);

    private final Floor floor;
    private final Tally tally;
    private final Deadline deadline;

    Watch(Floor floor, Tally tally, Deadline deadline) {
        this.floor = floor;
        this.tally = tally;
        this.deadline = deadline;
    }

    /** Returns when so many parcels are with the carrier, or the house is at rest before. */
    void untilHandedOver(int parcels) {
        until(parcels);
    }

    void untilRest() {
        until(Integer.MAX_VALUE);
    }

    private void until(int parcels) {
        var last = "";
        var since = System.nanoTime();
        while (!deadline.passed()) {
            var now = floor.fingerprint();
            if (!now.equals(last)) {
                last = now;
                since = System.nanoTime();
            }
            var still = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
            if (floor.handedOver() >= parcels || still > REST.toMillis() && floor.underWay() == 0) return;
            if (still > STUCK.toMillis()) {
                tally.failed("Stuck: nothing has moved for " + STUCK.toSeconds() + " s, and " + floor.underWay() + " things are under way");
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        tally.failed("Time: the replay is not through in time");
    }
}
