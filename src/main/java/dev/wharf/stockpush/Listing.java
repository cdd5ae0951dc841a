package dev.wharf.stockpush;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What a shop lists at its channel: what should be there, what is there as far as we know, what is on its way. Pure. One number is on its way at a time, so a newer
 * one is never overtaken; after an answer that was lost the channel is asked once more when no late call can be under way any longer.
 *
 * @param version   counts the changes of {@code wanted}
 * @param told      what the channel said yes to last; null if that is not known
 * @param dueAt     when it is to be told; null if nothing is
 * @param since     the oldest change that the channel does not know and that is not on its way
 * @param sent      what is on its way; null if nothing is
 * @param sentSince the oldest change that is on its way
 * @param inDoubt   a call had no answer: the channel may show another number than {@code told}
 * @param tries     calls in a row without an answer, or refusals in a row if {@code againAt} is set
 * @param checkAt   when the channel is to be asked what it shows
 * @param againAt   not told anew before; null unless the last answer was a refusal
 * @param words     the channel's own, of the last refusal or failure
 * @param lagMs     from the oldest change to the channel's last yes
 */
record Listing(Key key, String sku, int wanted, long version, Integer told, Instant toldAt, State state, Instant dueAt, Instant since, Integer sent, long sentVersion,
               Instant sentSince, int tries, boolean inDoubt, Instant checkAt, Instant againAt, String words, Long lagMs) {
    /** In the order in which rows are locked. */
    record Key(String shop, String channelSku) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byShop = shop.compareTo(other.shop);
            return byShop != 0 ? byShop : channelSku.compareTo(other.channelSku);
        }
    }

    /** Told; to be told; on its way; refused by the channel. */
    enum State { CLEAN, DUE, SENT, REFUSED }

    private static final int SOLD_OUT = 1_000_000;
    private static final int PERMILLE = 1000;

    /** Before what it should show was worked out for the first time. */
    static Listing unknown(Key key) {
        return new Listing(key, "", 0, 0, null, null, State.CLEAN, null, null, null, 0, null, 0, false, null, null, "", null);
    }

    /**
     * Sold out first, then the biggest change against what is there, in permille; what was never told is as urgent as the biggest change. What was refused comes last:
     * it is told again for ever, and thousands of those must not keep the others waiting.
     */
    int urgency() {
        if (againAt != null) return 0;
        if (wanted == 0) return SOLD_OUT;
        if (told == null) return SOLD_OUT - 1;
        long change = Math.abs((long) wanted - told) * PERMILLE / Math.max(1, told);
        return (int) Math.min(SOLD_OUT - 1, change);
    }

    /** What should be there was worked out anew. */
    Listing want(String itsSku, int units, Instant movedAt, Instant now) {
        if (units == wanted && version > 0) return itsSku.equals(sku) ? this : with(itsSku, wanted, version, state, dueAt, since);
        long next = version + 1;
        var oldest = since == null ? movedAt : since;
        if (state == State.SENT) return with(itsSku, units, next, state, dueAt, oldest);
        if (state == State.REFUSED) return with(itsSku, units, next, state, later(now, againAt), oldest);
        if (told != null && told == units && !inDoubt) return with(itsSku, units, next, State.CLEAN, null, null);
        return with(itsSku, units, next, State.DUE, tries > 0 ? dueAt : now, oldest);
    }

    private Listing with(String itsSku, int units, long itsVersion, State itsState, Instant due, Instant oldest) {
        return new Listing(key, itsSku, units, itsVersion, told, toldAt, itsState, due, oldest, sent, sentVersion, sentSince, tries, inDoubt, checkAt, againAt, words, lagMs);
    }

    Listing send() {
        return new Listing(key, sku, wanted, version, told, toldAt, State.SENT, null, null, wanted, version, since, tries, inDoubt, checkAt, againAt, words, lagMs);
    }

    /** @param settle after a doubt, how long a call that had no answer may still do something */
    Listing accepted(Instant now, Duration settle) {
        boolean same = wanted == sent;
        long lag = sentSince == null ? 0 : Math.max(0, Duration.between(sentSince, now).toMillis());
        return new Listing(key, sku, wanted, version, sent, now, same ? State.CLEAN : State.DUE, same ? null : now, same ? null : since, null, sentVersion, null, 0, false,
            inDoubt ? now.plus(settle) : checkAt, null, "", lag);
    }

    /** @param again how long it is left alone even if its number changes; then it is told again even if it did not, because the reason may be gone */
    Listing refused(Instant now, Duration again, String why) {
        return new Listing(key, sku, wanted, version, told, toldAt, State.REFUSED, now.plus(again), oldest(), null, sentVersion, null, refusals() + 1, inDoubt, checkAt,
            now.plus(again), why, lagMs);
    }

    int refusals() {
        return againAt == null ? 0 : tries;
    }

    int failures() {
        return againAt == null ? tries : 0;
    }

    /** No clear answer: it may have been done, now or later. */
    Listing failed(Instant now, Duration pause, String why) {
        return new Listing(key, sku, wanted, version, told, toldAt, State.DUE, now.plus(pause), oldest(), null, sentVersion, null, failures() + 1, true, checkAt, null, why, lagMs);
    }

    /** It was not called, or the channel did nothing. */
    Listing unsent(Instant now, Duration pause) {
        return new Listing(key, sku, wanted, version, told, toldAt, State.DUE, now.plus(pause), oldest(), null, sentVersion, null, tries, inDoubt, checkAt, againAt, words, lagMs);
    }

    /** To be told whatever was told before. What is on its way is let arrive first. */
    Listing again(Instant now) {
        var oldest = since == null ? now : since;
        if (state == State.SENT) return new Listing(key, sku, wanted, version, null, toldAt, state, dueAt, oldest, sent, sentVersion, sentSince, 0, true, checkAt, null, words, lagMs);
        return new Listing(key, sku, wanted, version, null, toldAt, State.DUE, now, oldest, null, sentVersion, null, 0, inDoubt, checkAt, null, words, lagMs);
    }

    /** The channel was asked after a doubt. @param shown null if it does not know the listing */
    Listing checked(Integer shown, Instant now, Duration settle) {
        // What is on its way may still be overtaken: it is asked once more after it.
        var next = state == State.SENT ? checkAt.plus(settle) : null;
        var known = checkAt(next);
        return state == State.CLEAN && !Objects.equals(told, shown) ? known.again(now) : known;
    }

    /** It is asked at another time. */
    Listing checkAt(Instant at) {
        return new Listing(key, sku, wanted, version, told, toldAt, state, dueAt, since, sent, sentVersion, sentSince, tries, inDoubt, at, againAt, words, lagMs);
    }

    private Instant oldest() {
        if (since == null || sentSince == null) return since == null ? sentSince : since;
        return since.isBefore(sentSince) ? since : sentSince;
    }

    private static Instant later(Instant one, Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
