package dev.wharf.effect;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.order.Fulfillments;
import dev.wharf.process.Lanes;
import java.util.List;
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

    Settlement(EffectStore store, Handlers handlers, Fulfillments fulfillments, Lanes lanes, Attempt attempt) {
        this.store = store;
        this.handlers = handlers;
        this.fulfillments = fulfillments;
        this.lanes = lanes;
        this.attempt = attempt;
    }

    @Override
    public void confirm(List<SettledEffect> settled) {
        settled.stream().collect(groupingBy(s -> s.effect().kind())).forEach((kind, ofKind) -> {
            var failed = lanes.run(ofKind, lane -> confirmLane(handlers.of(kind), lane));
            store.putOff(failed.stream().map(this::askAgain).toList());
        });
    }

    private void confirmLane(EffectHandler<?> handler, List<SettledEffect> lane) {
        fulfillments.lockRows(lane.stream().map(s -> s.effect().fulfillment()).distinct().toList());
        var ours = store.settle(lane);
        handler.settled(lane.stream().filter(s -> ours.contains(s.effect().id())).toList());
    }

    /** What the other side answered is not lost: it has the key, and is asked again when our own trouble is over. */
    private Outcome.Later askAgain(Lanes.Failed<SettledEffect> failed) {
        var effect = failed.member().effect();
        LOG.error("Effect {} {} was answered, but cannot be confirmed", effect.kind(), effect.key(), failed.reason());
        return new Outcome.Later(effect, effect.tries() + 1, true, attempt.backOff(effect.tries() + 1), "Not confirmed: " + failed.reason());
    }
}
