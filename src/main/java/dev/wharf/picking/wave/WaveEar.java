package dev.wharf.picking.wave;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells waves what happened to their orders: cancelled, short, urgent, all picked. It looks every few seconds at the waves that are under way, so that
 * neither a scan nor a cancellation asks whether there is a wave. Nothing depends on it being quick: a release looks for itself who is still there.
 */
@Component
class WaveEar {
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

    void listen() {
        waves.wholes(waves.open()).forEach(wave -> {
            if (hasNews(wave)) lanes.runOne(() -> tell(wave.wave().id()));
        });
    }

    private boolean hasNews(Whole wave) {
        return lanes.call(() -> wave.open().isEmpty() || over(wave) || news(wave).stream().anyMatch(n -> n.why().isPresent()));
    }

    /** Looks again with the row of the wave held: of two nodes one tells. */
    private void tell(long id) {
        var wave = waves.whole(waves.lock(id));
        if (wave.wave().state() != State.PLANNED && wave.wave().state() != State.RELEASED) return;
        if (over(wave)) {
            instances.tell(Message.CartsPicked, PickWave.businessKey(id), Map.of());
            return;
        }
        for (var news : news(wave)) if (news.why().isPresent()) service.leave(id, news.order(), news.why().get());
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
