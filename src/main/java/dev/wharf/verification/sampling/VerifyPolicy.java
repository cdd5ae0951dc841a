package dev.wharf.verification.sampling;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which orders of a warehouse, a shop and a value are verified.
 *
 * @param warehouse empty for any; {@code shop} likewise
 * @param upToMinor value of the goods up to which it holds, in minor units of the order's currency; 0 for any
 * @param percent   of a SAMPLE
 * @param rate      percent at this moment: {@code percent}, or more after an error
 * @param version   of the list it belongs to
 */
public record VerifyPolicy(long id, String warehouse, String shop, long upToMinor, Mode mode, int percent, double rate, int version) {
    public enum Mode { ALL, SAMPLE, NONE }

    /** What an error does to the rate: doubled, and ten points more, so that a small one grows too. */
    static double afterError(double rate) {
        return Math.min(100, 2 * rate + 10);
    }

    /** Percent points. Nobody sees so little; without an end the rate would be written for ever. */
    private static final double NEGLIGIBLE = 0.01;

    /** What an order without error does: a twentieth of what was added is taken back; half of it is gone after 14. */
    static double afterMatch(double rate, int percent) {
        double left = 0.95 * (rate - percent);
        return left < NEGLIGIBLE ? percent : percent + left;
    }

    /** The row that counts: with a warehouse before without, then with a shop before without, then the lowest limit that holds. Pure. */
    static Optional<VerifyPolicy> choose(List<VerifyPolicy> policies, String warehouse, String shop, long valueMinor) {
        return policies.stream()
            .filter(p -> p.warehouse().isEmpty() || p.warehouse().equals(warehouse))
            .filter(p -> p.shop().isEmpty() || p.shop().equals(shop))
            .filter(p -> p.upToMinor() == 0 || valueMinor <= p.upToMinor())
            .min(Comparator.comparing((VerifyPolicy p) -> p.warehouse().isEmpty()).thenComparing(p -> p.shop().isEmpty())
                .thenComparingLong(p -> p.upToMinor() == 0 ? Long.MAX_VALUE : p.upToMinor()));
    }

    /** @param drawn 0 to below 100, by the order alone. @return whether the order is verified */
    boolean draws(double drawn) {
        return switch (mode) {
            case ALL -> true;
            case SAMPLE -> drawn < rate;
            case NONE -> false;
        };
    }
}
