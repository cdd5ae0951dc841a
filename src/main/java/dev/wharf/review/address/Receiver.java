package dev.wharf.review.address;

import java.util.Objects;

/**
 * Whom a parcel goes to, as the sales channel wrote it. Either the region fields and {@code detail} are filled, or {@code line}
 * holds the whole address; what is absent is the empty string.
 */
public record Receiver(String name, String phone, String province, String city, String district, String detail, String line) {
    public Receiver {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(province, "province");
        Objects.requireNonNull(city, "city");
        Objects.requireNonNull(district, "district");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(line, "line");
    }

    /** Without the values: a receiver must never reach a log by accident. */
    @Override
    public String toString() {
        return "Receiver[hidden]";
    }
}
