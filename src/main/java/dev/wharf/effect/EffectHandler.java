package dev.wharf.effect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stage does about its kind of effect. The worker calls in this order: {@link #read} in a short transaction, {@link #ask} and
 * {@link #call} with no transaction open, {@link #settled} in the lane that confirms.
 *
 * @param <R> what a call needs beyond the ids that the effect keeps
 */
public interface EffectHandler<R> {
    /** Upper snake case, as claimed. */
    String kind();

    /** Reads what the calls need, for all at once. Personal data lives in memory only, from here to the call. */
    Map<Effect, R> read(Collection<Effect> effects);

    /**
     * Does it outside. Any other exception than {@link EffectRefused}, {@link EffectPutOff} and {@link EffectNotSent} means:
     * it may have been done; it is asked and tried again later.
     *
     * @throws EffectRefused if the other side said no, for good
     * @throws EffectPutOff  if it has not been done and may be after a pause
     * @throws EffectNotSent if our own side failed before it could be done
     */
    Answer call(Effect effect, R read);

    /** Asks the other side, by key, whether it has done this already. Empty means a certain no; if it cannot say, throw. */
    Optional<Answer> ask(Effect effect, R read);

    /**
     * Writes down how effects ended and tells the instances, in the transaction that confirms them. The rows of their fulfillments are
     * locked, so a cancellation has either been seen or will see this. Safe to run again: a lane that fails is rolled back and run anew.
     */
    void settled(List<SettledEffect> lane);
}
