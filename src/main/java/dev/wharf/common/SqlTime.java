package dev.wharf.common;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Instants in and out of {@code DATETIME(6)} columns, UTC. They are bound as text, because the engine needs the driver
 * option {@code sendFractionalSeconds=false}, which would cut the fraction off any bound date.
 */
public final class SqlTime {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private SqlTime() { }

    /** @return null for null, so that a nullable column stays null */
    public static String text(Instant at) {
        return at == null ? null : MICROS.format(at);
    }

    public static Instant instant(LocalDateTime at) {
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
