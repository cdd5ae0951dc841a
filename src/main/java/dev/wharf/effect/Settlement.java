package dev.wharf.effect;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.order.Fulfillments;
import dev.wharf.process.Lanes;
import dev.wharf.process.Lanes.Failed;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Confirms effects in lanes: row, business facts and the instance's message commit together. */
@Component
class Settlement implements EffectWorker.Confirm {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final EffectStore store;
    private final Handlers handlers;
    private final Fulfillments fulfillments;
    private final Lanes lanes;
    private final Attempt attempt;
    private final EffectSettings settings;

    Settlement(EffectStore store, Handlers handlers, Fulfillments fulfillments, Lanes lanes, Attempt attempt, EffectSettings settings) {
        this.store = store;
        this.handlers = handlers;
        this.fulfillments = fulfillments;
        this.lanes = lanes;
        this.attempt = attempt;
        this.settings = settings;
    }

    @Override
    public void confirm(List<SettledEffect> settled) {
        settled.stream().collect(groupingBy(s -> s.effect().kind())).forEach((kind, ofKind) -> {
            var failed = lanes.run(ofKind, lane -> confirmLane(handlers.of(kind), lane));
            failed.forEach(f -> LOG.error("Effect {} {} has ended, but cannot be confirmed", kind, f.member().effect().key(), f.reason()));
            var enough = failed.stream().filter(this::oftenEnough).map(Settlement::inDoubt).toList();
            var never = lanes.run(enough, lane -> confirmLane(handlers.of(kind), lane));
            store.putOff(Stream.concat(failed.stream().filter(f -> !oftenEnough(f)), never.stream()).map(this::askAgain).toList());
        });
    }

    private void confirmLane(EffectHandler<?> handler, List<SettledEffect> lane) {
        fulfillments.lockRows(lane.stream().map(s -> s.effect().fulfillment()).distinct().toList());
        var ours = store.settle(lane);
        handler.settled(lane.stream().filter(s -> ours.contains(s.effect().id())).toList());
    }

    private boolean oftenEnough(Failed<SettledEffect> failed) {
        return failed.member().effect().tries() + 1 >= settings.maxTries() && !failed.neverBegun();
    }

    /** A person is asked, who may have it tried again: then the other side, which has the key, says what became of it. */
    private static SettledEffect inDoubt(Failed<SettledEffect> failed) {
        var effect = failed.member().effect();
        return Attempt.givenUp(effect, effect.tries() + 1, true, "对方已答复，但结果多次未能写入 it was answered, but the end cannot be written down: " + failed.reason().getClass().getSimpleName());
    }

    /** What the other side answered is not lost: it has the key, and is asked again when our own trouble is over. */
    private Outcome.Later askAgain(Failed<SettledEffect> failed) {
        var effect = failed.member().effect();
        int tries = failed.neverBegun() ? effect.tries() : effect.tries() + 1;
        return new Outcome.Later(effect, tries, true, attempt.backOff(Math.max(1, tries)), "Not confirmed: " + failed.reason());
    }
}
