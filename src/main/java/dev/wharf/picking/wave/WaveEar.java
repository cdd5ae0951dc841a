package dev.wharf.picking.wave;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.picking.WaitingOrder;
import dev.wharf.picking.WalkProgress;
import dev.wharf.picking.Walks;
import dev.wharf.picking.wave.Wave.Cart;
import dev.wharf.picking.wave.Wave.Member;
import dev.wharf.picking.wave.Wave.State;
import dev.wharf.picking.wave.Wave.Whole;
import dev.wharf.picking.wave.Wave.Why;
import dev.wharf.process.Lanes;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.PickWave;
import dev.wharf.process.PickWave.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells waves what happened to their orders: cancelled, short, urgent, all picked. It looks every few seconds at the waves that are under way, so that
 * neither a scan nor a cancellation asks whether there is a wave. Nothing depends on it being quick: a release looks for itself who is still there.
 */
@Component
class WaveEar {
    private static final Logger LOG = LoggerFactory.getLogger(WaveEar.class);

    private final JdbcWaves waves;
    private final Waves service;
    private final WaveRules rules;
    private final Walks walks;
    private final ModelInstances instances;
    private final Lanes lanes;
    private final Clock clock;

    WaveEar(JdbcWaves waves, Waves service, WaveRules rules, Walks walks, ModelInstances instances, Lanes lanes, Clock clock) {
        this.waves = waves;
        this.service = service;
        this.rules = rules;
        this.walks = walks;
        this.instances = instances;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Each wave is heard in a transaction of its own: one that fails is tried again at the next look and keeps none of the others waiting. */
    void listen() {
        for (var wave : waves.wholes(waves.open())) {
            lanes.run(List.of(wave), one -> one.forEach(this::hear)).forEach(failed -> LOG.warn("{} has not heard of its orders: {}", wave.wave().no(), code(failed.reason())));
        }
    }

    private static String code(RuntimeException reason) {
        return reason instanceof Refusal refusal ? refusal.code() : reason.getClass().getSimpleName();
    }

    private void hear(Whole wave) {
        if (deserted(wave) || over(wave) || !leavers(wave).isEmpty()) tell(wave.wave().id());
    }

    private static boolean deserted(Whole wave) {
        return wave.wave().state() == State.PLANNED && wave.open().isEmpty();
    }

    /** Looks again with the row of the wave held: of two nodes one tells. */
    private void tell(long id) {
        var wave = waves.whole(waves.lock(id));
        if (wave.wave().state() != State.PLANNED && wave.wave().state() != State.RELEASED) return;
        if (over(wave)) {
            instances.tell(Message.CartsPicked, PickWave.businessKey(id), Map.of());
            return;
        }
        leavers(wave).forEach((why, orders) -> {
            // A plan that is weighed anew has lost others already, and with the last one the wave is over.
            var open = waves.whole(waves.get(id)).open().stream().map(Member::id).filter(orders::contains).toList();
            if (!open.isEmpty()) service.leave(id, open, why);
        });
        if (deserted(wave)) service.discardEmpty(id);
    }

    /** Who leaves, by reason: one message and one plan for all of them. */
    private Map<Why, Set<FulfillmentId>> leavers(Whole wave) {
        var leavers = new EnumMap<Why, Set<FulfillmentId>>(Why.class);
        for (var news : news(wave)) news.why().ifPresent(why -> leavers.computeIfAbsent(why, none -> new HashSet<>()).add(news.order()));
        return leavers;
    }

    private record News(FulfillmentId order, Optional<Why> why) { }

    private boolean over(Whole wave) {
        if (wave.wave().state() != State.RELEASED) return false;
        return walks.progress(tasks(wave)).values().stream().allMatch(WalkProgress::over);
    }

    private List<News> news(Whole wave) {
        var open = wave.open().stream().map(Member::id).toList();
        if (wave.wave().state() == State.RELEASED) {
            var states = walks.states(tasks(wave));
            return open.stream().map(id -> new News(id, released(states.getOrDefault(id, "CANCELLED")))).toList();
        }
        Map<FulfillmentId, WaitingOrder> waiting = walks.of(open).stream().filter(order -> order.waitsIn(wave.wave().warehouse())).collect(toMap(WaitingOrder::id, order -> order));
        var settings = rules.of(wave.wave().warehouse());
        var now = Instant.now(clock);
        return wave.open().stream().map(m -> new News(m.id(), planned(waiting.get(m.id()), settings.on() && settings.urgent(m.due(), now)))).toList();
    }

    private static Optional<Why> released(String state) {
        if (state.equals("SHORT")) return Optional.of(Why.SHORT);
        return state.equals("CANCELLED") ? Optional.of(Why.CANCELLED) : Optional.empty();
    }

    /** @param order null if it is over, in somebody's hands, or waits in another warehouse */
    private static Optional<Why> planned(WaitingOrder order, boolean urgent) {
        if (order == null) return Optional.of(Why.GONE);
        return urgent && order.state().equals("POOLED") ? Optional.of(Why.URGENT) : Optional.empty();
    }

    private static List<Long> tasks(Whole wave) {
        return wave.carts().stream().map(Cart::task).filter(task -> task > 0).toList();
    }
}
