package dev.wharf.tracking;

import dev.wharf.common.Cut;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One line of what a carrier says about a parcel.
 *
 * @param state null if the feed gave no code for this line
 * @param text  the carrier's words; may name people and phone numbers
 * @param place empty if the feed named none
 */
public record CarrierScan(Instant at, TrackingState state, String text, String place) {
    /** As wide as the columns. */
    private static final int TEXT_MAX = 500;
    private static final int PLACE_MAX = 100;
    private static final int DIGEST_DIGITS = 32;

    public CarrierScan {
        text = Cut.start(text, TEXT_MAX);
        place = Cut.start(place, PLACE_MAX);
    }

    /** What the carrier said there and then: the same for every push that repeats it. */
    record Key(Instant at, TrackingState state, String digest) { }

    Key key() {
        return new Key(at, state, digest());
    }

    private String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest((place + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha).substring(0, DIGEST_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "CarrierScan[" + at + ", " + state + "]";
    }
}
