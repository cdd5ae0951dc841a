package dev.wharf.picking.wave;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.picking.Walks;
import dev.wharf.picking.wave.Wave.Member;
import dev.wharf.picking.wave.Wave.MemberState;
import dev.wharf.picking.wave.Wave.State;
import dev.wharf.picking.wave.Wave.Whole;
import dev.wharf.picking.wave.Wave.Why;
import dev.wharf.process.Lanes;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.PickWave;
import dev.wharf.process.PickWave.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What a lead does with a wave. The row of the wave is held, and its process hears of it in the same transaction. */
@Service
class Waves {
    private final JdbcWaves waves;
    private final WavePlanning planning;
    private final Walks walks;
    private final Pool pool;
    private final CartRoom room;
    private final ModelInstances instances;
    private final Lanes lanes;

    Waves(JdbcWaves waves, WavePlanning planning, Walks walks, Pool pool, CartRoom room, ModelInstances instances, Lanes lanes) {
        this.waves = waves;
        this.planning = planning;
        this.walks = walks;
        this.pool = pool;
        this.room = room;
        this.instances = instances;
        this.lanes = lanes;
    }

    Whole get(long id) {
        return waves.whole(waves.get(id));
    }

    List<Whole> list(String warehouse, boolean closed, long before, int limit) {
        return waves.wholes(waves.list(warehouse, closed, before, limit));
    }

    /** A second time changes nothing. */
    Whole release(long id) {
        return lanes.call(() -> {
            var wave = waves.lock(id);
            switch (wave.state()) {
                case PLANNED -> {
                    if (!instances.complete("Task_ReleaseWave", PickWave.businessKey(id), "RELEASE")) throw new IllegalStateException("W" + id + " is planned and waits for nobody");
                }
                case PLANNING -> throw Refusal.conflict("WAVE_PLANNING", "Wave W" + id + " is being planned. Release it when the plan is there.");
                case DISCARDED -> throw over(wave);
                case RELEASED, DONE -> { }
            }
            return get(id);
        });
    }

    /** Its orders wait alone again. A second time changes nothing. */
    Whole discard(long id) {
        return lanes.call(() -> {
            var wave = waves.lock(id);
            switch (wave.state()) {
                case PLANNED, RELEASED -> instances.tell(Message.WaveDiscarded, PickWave.businessKey(id), Map.of());
                case PLANNING -> dropUnplanned(id);
                case DONE -> throw over(wave);
                case DISCARDED -> { }
            }
            return get(id);
        });
    }

    private void dropUnplanned(long id) {
        waves.members(id, get(id).open().stream().map(m -> new Member(m.id(), 0, 0, MemberState.LEFT, Why.DISCARDED.name(), m.due(), false)).toList());
        waves.note(id, new Text("在规划完成前取消。", "Discarded before it was planned."));
        waves.closed(id, State.DISCARDED);
    }

    /**
     * An order that waits alone joins.
     *
     * @param cart 0: the one with room whose walk grows least
     */
    Whole add(long id, FulfillmentId order, int cart) {
        try {
            return lanes.call(() -> added(id, order, cart));
        } catch (DuplicateKeyException e) {
            throw new Refusal(Refusal.Kind.CONFLICT, "ORDER_IN_WAVE", "order", order + " has just joined another wave.");
        }
    }

    private Whole added(long id, FulfillmentId order, int cart) {
        var wave = waves.whole(changeable(id));
        if (wave.open().stream().anyMatch(m -> m.id().equals(order))) return wave;
        if (!waves.inWaves(List.of(order)).isEmpty()) throw Refusal.conflict("ORDER_IN_WAVE", order + " is in another wave already.");
        if (!walks.warehouseOf(order).equals(wave.wave().warehouse())) throw Refusal.conflict("OTHER_WAREHOUSE", order + " is picked in another warehouse.");
        if (walks.hold(wave.wave().warehouse(), List.of(order)).isEmpty()) throw notWaiting(order);
        var own = waiting(wave, order);
        int target = cart > 0 ? room.on(wave, cart, own) : room.anywhere(wave, own);
        waves.add(id, List.of(new Member(order, target, 0, MemberState.CLAIMED, "", own.due(), false)));
        instances.tell(Message.OrderJoined, PickWave.businessKey(id), PickWave.joining(order, target));
        return get(id);
    }

    /** The order waits alone again. Of a cart that somebody has taken, nothing is removed. */
    Whole remove(long id, FulfillmentId order) {
        return lanes.call(() -> {
            member(waves.whole(changeable(id)), order);
            leave(id, List.of(order), Why.REMOVED);
            return get(id);
        });
    }

    /** Tells the process; a wave that nobody is left in ends. Call inside a lane. */
    void leave(long id, List<FulfillmentId> orders, Why why) {
        instances.tell(Message.OrderLeft, PickWave.businessKey(id), PickWave.leaving(orders, why.name()));
        discardEmpty(id);
    }

    /** Nobody would release it. Call inside a lane. */
    void discardEmpty(long id) {
        if (waves.get(id).state() == State.PLANNED && get(id).open().isEmpty()) instances.tell(Message.WaveDiscarded, PickWave.businessKey(id), Map.of());
    }

    /** Only before the release: an order on another cart of the plan. */
    Whole move(long id, FulfillmentId order, int cart) {
        return lanes.call(() -> {
            var wave = planned(id);
            if (member(wave, order).cart() == cart) return wave;
            room.on(wave, cart, waiting(wave, order));
            planning.replan(wave, WaveMoves.carts(wave, order, cart));
            return get(id);
        });
    }

    /** Only before the release: half of a cart's orders go on a new one, those that are due later. */
    Whole split(long id, int cart) {
        return lanes.call(() -> {
            var wave = planned(id);
            var orders = wave.on(cart).stream().sorted(Comparator.comparing(Member::due)).map(Member::id).toList();
            if (orders.size() < 2) throw Refusal.conflict("CART_TOO_SMALL", "Cart " + cart + " has fewer than two orders; there is nothing to split.");
            int half = (orders.size() + 1) / 2;
            var carts = new ArrayList<>(wave.carts().stream().map(c -> c.number() == cart ? orders.subList(0, half) : wave.on(c.number()).stream().map(Member::id).toList()).toList());
            carts.add(orders.subList(half, orders.size()));
            planning.replan(wave, carts);
            return get(id);
        });
    }

    private Whole planned(long id) {
        var wave = changeable(id);
        if (wave.state() != State.PLANNED) throw Refusal.conflict("WAVE_RELEASED", "Wave W" + id + " is released; take orders out or put some in instead.");
        return waves.whole(wave);
    }

    private Wave changeable(long id) {
        var wave = waves.lock(id);
        if (wave.state() == State.PLANNING) throw Refusal.conflict("WAVE_PLANNING", "Wave W" + id + " is being planned. Change it when the plan is there.");
        if (wave.state() != State.PLANNED && wave.state() != State.RELEASED) throw over(wave);
        return wave;
    }

    private PoolOrder waiting(Whole wave, FulfillmentId order) {
        var warehouse = wave.wave().warehouse();
        var waiting = walks.of(List.of(order)).stream().filter(w -> w.waitsIn(warehouse)).toList();
        return pool.of(warehouse, waiting).stream().findFirst().orElseThrow(() -> notWaiting(order));
    }

    private static Refusal notWaiting(FulfillmentId order) {
        return Refusal.conflict("ORDER_NOT_WAITING", order + " does not wait to be picked, alone and untouched.");
    }

    private static Member member(Whole wave, FulfillmentId order) {
        var member = wave.members().stream().filter(m -> m.id().equals(order) && m.state() != MemberState.LEFT).findFirst()
            .orElseThrow(() -> Refusal.notFound("ORDER_NOT_IN_WAVE", order + " is not in wave " + wave.wave().no() + "."));
        if (member.state() == MemberState.DONE) throw Refusal.conflict("ORDER_PICKED", order + " is picked. Choose an order that still waits on its cart.");
        return member;
    }

    private static Refusal over(Wave wave) {
        return Refusal.conflict("WAVE_OVER", "Wave " + wave.no() + " is " + wave.state() + ".");
    }
}
