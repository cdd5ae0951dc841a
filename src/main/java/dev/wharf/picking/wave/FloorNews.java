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
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What has happened on the floor to the orders of a wave that it does not know yet. */
@Component
class FloorNews {
    /** @param done picked now @param leavers by reason: one message and one plan for all of them */
    record News(List<Member> done, Map<Why, Set<FulfillmentId>> leavers) {
        boolean none() {
            return done.isEmpty() && leavers.isEmpty();
        }
    }

    private final Walks walks;
    private final WaveRules rules;
    private final Clock clock;

    FloorNews(Walks walks, WaveRules rules, Clock clock) {
        this.walks = walks;
        this.rules = rules;
        this.clock = clock;
    }

    /** Whether no cart of it is under way any more. */
    boolean over(Whole wave) {
        if (wave.wave().state() != State.RELEASED) return false;
        return walks.progress(tasks(wave)).values().stream().allMatch(WalkProgress::over);
    }

    News of(Whole wave) {
        return wave.wave().state() == State.RELEASED ? released(wave) : planned(wave);
    }

    /** An order whose share is picked is free: it may come back from verification and wait for another wave while this one is still under way. */
    private News released(Whole wave) {
        var states = walks.states(tasks(wave));
        var done = wave.open().stream().filter(m -> "DONE".equals(states.get(m.id()))).map(Member::done).toList();
        return new News(done, leavers(wave, m -> why(states.getOrDefault(m.id(), "CANCELLED"))));
    }

    private News planned(Whole wave) {
        var warehouse = wave.wave().warehouse();
        var ids = wave.open().stream().map(Member::id).toList();
        Map<FulfillmentId, WaitingOrder> waiting = walks.of(ids).stream().filter(order -> order.waitsIn(warehouse)).collect(toMap(WaitingOrder::id, order -> order));
        var settings = rules.of(warehouse);
        var now = Instant.now(clock);
        return new News(List.of(), leavers(wave, m -> why(waiting.get(m.id()), settings.on() && settings.urgent(m.due(), now))));
    }

    private static Map<Why, Set<FulfillmentId>> leavers(Whole wave, Function<Member, Optional<Why>> why) {
        var leavers = new EnumMap<Why, Set<FulfillmentId>>(Why.class);
        for (var m : wave.open()) why.apply(m).ifPresent(w -> leavers.computeIfAbsent(w, none -> new HashSet<>()).add(m.id()));
        return leavers;
    }

    private static Optional<Why> why(String state) {
        if (state.equals("SHORT")) return Optional.of(Why.SHORT);
        return state.equals("CANCELLED") ? Optional.of(Why.CANCELLED) : Optional.empty();
    }

    /** @param order null if it is over, in somebody's hands, or waits in another warehouse */
    private static Optional<Why> why(WaitingOrder order, boolean urgent) {
        if (order == null) return Optional.of(Why.GONE);
        return urgent && order.state().equals("POOLED") ? Optional.of(Why.URGENT) : Optional.empty();
    }

    private static List<Long> tasks(Whole wave) {
        return wave.carts().stream().map(Cart::task).filter(task -> task > 0).toList();
    }
}
