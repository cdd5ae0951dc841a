package dev.wharf.carrier;

import dev.wharf.common.Text;
import java.util.Optional;

/**
 * A carrier as one parcel may use it.
 *
 * @param priority     the smaller goes first among equally cheap ones
 * @param closed       why it is out of the question before any price is asked: place, platform
 * @param rate         empty if it has no price for this zone
 * @param divisor      cubic centimetres that are billed as one kilogram; 0 if volume is not billed
 * @param leastG       and {@code mostG}: what it takes, actual weight; 0 for no limit
 * @param mostMinor    value of the goods that it takes; 0 for no limit
 * @param transitHours from the handover to the buyer; 0 if unknown, then it is never too late
 * @param used         parcels of this warehouse that it takes today already
 * @param perDay       how many it takes at most; 0 for no limit
 */
public record Offer(String carrier, int priority, Optional<Text> closed, Optional<Rate> rate, int divisor, int leastG, int mostG, long mostMinor, int transitHours, int used,
                    int perDay) {
    /** Why it may not carry this parcel; the deadline is not asked here. */
    Optional<Text> objection(Load load) {
        return limit(load).or(() -> rate.isPresent() ? Optional.empty() : why("没有到该地区的价格", "has no price for the place"));
    }

    /** The same, but for a price that is missing. */
    public Optional<Text> limit(Load load) {
        if (closed.isPresent()) return closed;
        if (load.weightG() < leastG) return why("重量 " + load.weightG() + " g 低于 " + leastG + " g", load.weightG() + " g is below its " + leastG + " g");
        if (mostG > 0 && load.weightG() > mostG) return why("重量 " + load.weightG() + " g 超过 " + mostG + " g", load.weightG() + " g is above its " + mostG + " g");
        if (mostMinor > 0 && load.valueMinor() > mostMinor) {
            return why("货值 " + Quote.money(load.valueMinor()) + " 超过 " + Quote.money(mostMinor), "goods worth " + Quote.money(load.valueMinor()) + ", it takes up to " + Quote.money(mostMinor));
        }
        if (perDay > 0 && used >= perDay) return why("今日额度已满 " + used + "/" + perDay, "no quota left today, " + used + " of " + perDay + " taken");
        return Optional.empty();
    }

    boolean inTime(Load load) {
        return transitHours == 0 || transitHours * 60L <= load.minutesLeft();
    }

    /** @throws java.util.NoSuchElementException without a price */
    Quote quote(Load load) {
        long billed = load.billedG(divisor);
        return new Quote(carrier, rate.orElseThrow().cost(billed), billed, transitHours, priority);
    }

    private static Optional<Text> why(String zh, String en) {
        return Optional.of(new Text(zh, en));
    }
}
