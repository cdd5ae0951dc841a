package dev.wharf.sourcing;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a batch may be searched. The first end that comes counts; it is only a stop, what is found until then does not depend on the clock but through it. */
public final class Budget {
    private final long iterations;
    private final long nanos;
    private final LongSupplier clock;

    private Budget(long iterations, long nanos, LongSupplier clock) {
        if (iterations < 1 || nanos < 1) throw new IllegalArgumentException("A budget must be above zero");
        this.iterations = iterations;
        this.nanos = nanos;
        this.clock = clock;
    }

    /** Time by the wall clock. */
    public static Budget of(Duration time) {
        return of(time, System::nanoTime);
    }

    /** @param clock nanoseconds from any zero, such as the CPU time of the thread where others use the machine too */
    public static Budget of(Duration time, LongSupplier clock) {
        return new Budget(Long.MAX_VALUE, time.toNanos(), clock);
    }

    /** The same plan on every machine. */
    public static Budget iterations(long iterations) {
        return new Budget(iterations, Long.MAX_VALUE, () -> 0);
    }

    Running start() {
        return new Running(clock.getAsLong(), iterations);
    }

    /** A budget in use. */
    final class Running {
        private final long began;
        private final long most;

        private Running(long began, long most) {
            this.began = began;
            this.most = most;
        }

        /** The same end, or so many iterations. */
        Running atMost(long iterations) {
            return new Running(began, Math.min(most, iterations));
        }

        /** @return 0 at the start, 1 or more when it is used up */
        double used(long iteration) {
            return Math.max((double) iteration / most, (double) (clock.getAsLong() - began) / nanos);
        }
    }
}
