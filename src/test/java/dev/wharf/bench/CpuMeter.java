package dev.wharf.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time of this JVM and of the database server, which a busy machine disturbs less than it disturbs the clock. Linux only. */
public final class CpuMeter {
    /** Ticks per second of {@code /proc/PID/stat}: USER_HZ, 100 on every Linux Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    /** @param jvmMs, databaseMs milliseconds of CPU; wallMs of the clock */
    public record Reading(double jvmMs, double databaseMs, double wallMs) {
        public Reading since(Reading start) {
            return new Reading(jvmMs - start.jvmMs, databaseMs - start.databaseMs, wallMs - start.wallMs);
        }
    }

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Path stat;

    public CpuMeter(long databasePid) {
        this.stat = Path.of("/proc", String.valueOf(databasePid), "stat");
    }

    public Reading read() {
        try {
            var text = Files.readString(stat);
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
            return new Reading(system.getProcessCpuTime() / 1e6, ticks / TICKS_PER_SECOND * 1000, System.nanoTime() / 1e6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
