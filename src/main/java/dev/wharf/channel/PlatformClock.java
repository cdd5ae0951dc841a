package dev.wharf.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The platforms' clock: Beijing, to the second. */
public final class PlatformClock {
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BEIJING);

    private PlatformClock() { }

    public static String text(Instant at) {
        return FORMAT.format(at);
    }

    /** @throws java.time.DateTimeException if it is no such time */
    public static Instant read(String text) {
        return Instant.from(FORMAT.parse(text));
    }
}
