package dev.wharf.sync;

/**
 * How far a fulfillment has come of which the channel is told before it leaves. A round is what is told at once, and taken back at once if it turns out not to be true; the next one begins when nothing
 * of the one before is known any more, so that the channel never holds two of them. Pure.
 *
 * @param round from 1
 */
record EarlyStand(int round, Stand stand) {
    /** See table early_notice. */
    enum Stand { UNTOLD, TOLD, ENDING, WITHDRAWING, ASKED }

    static final EarlyStand FIRST = new EarlyStand(1, Stand.UNTOLD);

    EarlyStand told() {
        return from(Stand.UNTOLD).with(Stand.TOLD);
    }

    /** What was told is not true any more. Of a round that is ending already, or was never told, nothing more is to be done. */
    EarlyStand lost() {
        return stand == Stand.TOLD ? with(Stand.ENDING) : this;
    }

    /**
     * None of the round's notices is on its way any more.
     *
     * @param known     the channel knows of one of them, or may
     * @param takesBack it can be told that they are taken back; else a person has to see to it
     */
    EarlyStand ended(boolean known, boolean takesBack) {
        if (!known) return from(Stand.ENDING).next(Stand.UNTOLD);
        return from(Stand.ENDING).with(takesBack ? Stand.WITHDRAWING : Stand.ASKED);
    }

    /** The channel has answered to each notice that is taken back. */
    EarlyStand withdrawn(boolean refused) {
        return refused ? from(Stand.WITHDRAWING).with(Stand.ASKED) : from(Stand.WITHDRAWING).next(Stand.UNTOLD);
    }

    /** @param labels a person has told the new numbers; else that nothing leaves */
    EarlyStand corrected(boolean labels) {
        return from(Stand.ASKED).next(labels ? Stand.TOLD : Stand.UNTOLD);
    }

    /** The channel is to be told once more that they are taken back. */
    EarlyStand again() {
        return from(Stand.ASKED).with(Stand.WITHDRAWING);
    }

    private EarlyStand from(Stand expected) {
        if (stand != expected) throw new IllegalStateException("Round " + round + " is " + stand + ", not " + expected);
        return this;
    }

    private EarlyStand with(Stand other) {
        return new EarlyStand(round, other);
    }

    private EarlyStand next(Stand first) {
        return new EarlyStand(round + 1, first);
    }
}
