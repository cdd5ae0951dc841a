package dev.wharf.effect;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** One attempt at an effect: in doubt ask, else call, and say how it went. Opens no transaction and runs in none. */
@Component
class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final Circuits circuits;
    private final EffectSettings settings;
    private final Clock clock;

    Attempt(Circuits circuits, EffectSettings settings, Clock clock) {
        this.circuits = circuits;
        this.settings = settings;
        this.clock = clock;
    }

    <R> Outcome at(Effect effect, EffectHandler<R> handler, R read) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A transaction is open; a call to the outside would keep its locks while the other side thinks");
        }
        if (clock.instant().isAfter(effect.leaseUntil().minus(settings.longestCall()))) {
            return unused(effect, Duration.ZERO, "The lease ran out before its turn came");
        }
        if (effect.tries() >= settings.maxTries()) return new Outcome.Settled(givenUp(effect, effect.tries(), true, "没有写下结果 its end was never written down"));
        var rest = circuits.rest(effect.target());
        if (!rest.isZero()) return unused(effect, rest.plus(jitter(Duration.ofSeconds(1))), effect.target() + " rests after failures in a row");
        boolean inDoubt = effect.inDoubt();
        try {
            var done = inDoubt ? handler.ask(effect, read) : Optional.<Answer>empty();
            inDoubt = false;
            var answer = done.isPresent() ? done.get() : handler.call(effect, read);
            circuits.answered(effect.target());
            return new Outcome.Settled(new SettledEffect(effect, true, answer, "", false));
        } catch (EffectRefused refused) {
            circuits.answered(effect.target());
            return new Outcome.Settled(new SettledEffect(effect, false, Answer.EMPTY, refused.words(), inDoubt));
        } catch (EffectPutOff later) {
            // Says nothing about the target's health: it may not have been called at all.
            circuits.notCalled(effect.target());
            return new Outcome.Later(effect, effect.tries(), inDoubt, later.pause(), later.getMessage());
        } catch (EffectNotSent ours) {
            circuits.notCalled(effect.target());
            LOG.error("Effect {} {} could not be sent, try {}", effect.kind(), effect.key(), effect.tries() + 1, ours);
            return failed(effect, inDoubt, ours.getMessage());
        } catch (RuntimeException e) {
            circuits.failed(effect.target());
            LOG.warn("Effect {} {} at {} failed, try {}: {}", effect.kind(), effect.key(), effect.target(), effect.tries() + 1, Words.cut(e.toString()));
            return failed(effect, true, e.toString());
        }
    }

    /** @param inDoubt false if it is certain that nothing was done */
    Outcome failed(Effect effect, boolean inDoubt, String error) {
        int tries = effect.tries() + 1;
        if (tries < settings.maxTries()) return new Outcome.Later(effect, tries, inDoubt, backOff(tries), error);
        return new Outcome.Settled(givenUp(effect, tries, inDoubt, error));
    }

    /** Ends it without an answer, so that a person is asked. */
    static SettledEffect givenUp(Effect effect, int tries, boolean inDoubt, String error) {
        return new SettledEffect(effect, false, Answer.EMPTY,
            effect.target() + " 尝试 " + tries + " 次均无明确答复 gave no clear answer in " + tries + " tries: " + Words.cut(error), inDoubt);
    }

    /** Not counted as a try: the other side was not reached. */
    static Outcome.Later unused(Effect effect, Duration wait, String why) {
        return new Outcome.Later(effect, effect.tries(), effect.inDoubt(), wait, why);
    }

    /** Doubles with each try up to the longest, half of it by chance so that many do not come back at once. */
    Duration backOff(int tries) {
        var doubled = settings.firstWait().multipliedBy(1L << Math.min(tries - 1, 20));
        return jitter(doubled.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : doubled);
    }

    private static Duration jitter(Duration wait) {
        long half = wait.toMillis() / 2;
        return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
    }
}
