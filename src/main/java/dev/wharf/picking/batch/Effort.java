package dev.wharf.picking.batch;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a wave may be searched. By steps the plan is the same on every machine; by time it is as good as the machine allows. */
public final class Effort {
    private final long steps;
    private final long nanos;
    private final LongSupplier clock;

    private Effort(long steps, long nanos, LongSupplier clock) {
        if (steps < 1 || nanos < 1) throw new IllegalArgumentException("The effort for a wave must be above zero.");
        this.steps = steps;
        this.nanos = nanos;
        this.clock = clock;
    }

    public static Effort of(Duration time) {
        return of(time, System::nanoTime);
    }

    /** @param clock nanoseconds from any zero, such as the CPU time of the thread where others use the machine too */
    public static Effort of(Duration time, LongSupplier clock) {
        return new Effort(Long.MAX_VALUE, time.toNanos(), clock);
    }

    public static Effort steps(long steps) {
        return new Effort(steps, Long.MAX_VALUE, () -> 0);
    }

    /** @param most steps, whatever time is left */
    Running start(long most) {
        return new Running(clock.getAsLong(), Math.min(steps, most));
    }

    /** An effort that is being made. */
    final class Running {
        private final long began;
        private final long most;

        private Running(long began, long most) {
            this.began = began;
            this.most = most;
        }

        /** @return 0 at the start, 1 or more at the end */
        double used(long step) {
            return Math.max((double) step / most, (double) (clock.getAsLong() - began) / nanos);
        }
    }
}
