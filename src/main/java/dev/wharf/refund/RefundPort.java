package dev.wharf.refund;

import dev.wharf.effect.EffectPutOff;
import dev.wharf.effect.EffectRefused;

/** Has refunds given back by whoever took the money. */
public interface RefundPort {
    /** A refund as it leaves. @param orderNo the shop's: it knows the buyer by it */
    record Order(Refund refund, String shop, String orderNo) { }

    /** Whether this shop can be told at all. */
    boolean serves(String shop);

    /**
     * A second call with the same key changes nothing.
     *
     * @throws EffectRefused if the other side says no, for good
     * @throws EffectPutOff  if it did nothing and wants to be left alone for a while
     */
    void give(Order order);

    /**
     * @return whether the other side has this refund
     * @throws EffectRefused if it cannot be asked any more
     * @throws EffectPutOff  if it wants to be left alone for a while
     */
    boolean knows(Order order);
}
