package dev.wharf.picking.wave;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.Walks;
import dev.wharf.picking.wave.Wave.Cart;
import dev.wharf.picking.wave.Wave.Member;
import dev.wharf.picking.wave.Wave.MemberState;
import dev.wharf.picking.wave.Wave.State;
import dev.wharf.picking.wave.Wave.Whole;
import dev.wharf.picking.wave.Wave.Why;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the steps of pick-wave do to a wave and its orders. Call inside the engine's transaction. */
@Component
class WaveMoves {
    private final JdbcWaves waves;
    private final WavePlanning planning;
    private final Walks walks;
    private final OrderLog log;

    WaveMoves(JdbcWaves waves, WavePlanning planning, Walks walks, OrderLog log) {
        this.waves = waves;
        this.planning = planning;
        this.walks = walks;
        this.log = log;
    }

    /** Makes the walks. Who was cancelled or taken meanwhile is left out, and the wave says so. @return false if nobody was left */
    boolean release(long id) {
        var wave = waves.whole(waves.lock(id));
        if (wave.wave().state() == State.RELEASED) return true;
        var moving = wave.open().stream().map(Member::id).toList();
        walks.lock(moving, List.of());
        var carts = new ArrayList<Cart>();
        var members = new ArrayList<Member>();
        for (var cart : wave.carts()) {
            var planned = wave.on(cart.number());
            var made = walks.cart(id, wave.wave().warehouse(), wave.wave().terms().mode(), planned.stream().map(Member::id).toList());
            made.ifPresent(m -> carts.add(new Cart(cart.number(), m.task(), cart.centimetres(), cart.seconds(), cart.oversize())));
            var joined = made.map(Walks.Cart::joined).orElse(List.of());
            planned.forEach(m -> members.add(joined.contains(m.id()) ? new Member(m.id(), cart.number(), joined.indexOf(m.id()) + 1, MemberState.PICKING, "", m.due(), m.atRisk())
                : m.left(Why.GONE)));
        }
        waves.carts(id, carts);
        waves.members(id, members);
        var gone = members.stream().filter(m -> m.state() == MemberState.LEFT).map(m -> m.id().toString()).collect(Collectors.joining(", "));
        waves.released(id, gone.isEmpty() ? new Text("", "") : new Text("放行时已离开：" + gone, "Gone before the release: " + gone));
        members.stream().filter(m -> m.state() == MemberState.PICKING).forEach(m -> log.happened(m.id(), "IN_WAVE", new Text("进入波次 " + wave.wave().no() + "，拣货车 " + m.cart() + "，车位 " + m.position(),
            "In wave " + wave.wave().no() + ", cart " + m.cart() + ", place " + m.position())));
        return !carts.isEmpty();
    }

    /** An order that waits alone joins a cart of the plan, or one that is released and that nobody has taken. It is claimed already. */
    void join(long id, FulfillmentId order, int cart) {
        var wave = waves.whole(waves.lock(id));
        var target = wave.carts().stream().filter(c -> c.number() == cart).findFirst().orElseThrow(() -> Refusal.conflict("CART_UNKNOWN", "Wave W" + id + " has no cart " + cart + "."));
        if (wave.wave().state() == State.PLANNED) {
            planning.replan(wave, carts(wave, order, cart));
            return;
        }
        int place = walks.join(target.task(), order);
        if (place == 0) throw Refusal.conflict("CART_TAKEN", "Cart " + cart + " is being picked, or " + order + " does not wait any more.");
        var member = wave.members().stream().filter(m -> m.id().equals(order)).findFirst().orElseThrow();
        waves.members(id, List.of(new Member(order, cart, place, MemberState.PICKING, "", member.due(), member.atRisk())));
        planning.weigh(waves.whole(wave.wave()), cart);
        log.happened(order, "IN_WAVE", new Text("进入波次 W" + id + "，拣货车 " + cart + "，车位 " + place, "In wave W" + id + ", cart " + cart + ", place " + place));
    }

    /** The orders of each cart of a plan, with this one on that cart only. */
    static List<List<FulfillmentId>> carts(Whole wave, FulfillmentId order, int cart) {
        return wave.carts().stream().<List<FulfillmentId>>map(c -> {
            var orders = new ArrayList<>(wave.on(c.number()).stream().map(Member::id).filter(id -> !id.equals(order)).toList());
            if (c.number() == cart) orders.add(order);
            return orders;
        }).toList();
    }

    private static List<List<FulfillmentId>> carts(Whole wave) {
        return wave.carts().stream().map(c -> wave.on(c.number()).stream().map(Member::id).toList()).toList();
    }

    /** Orders go, with the reason. Those that a person takes out, or that became urgent, wait alone again. */
    void leave(long id, Collection<FulfillmentId> orders, Why why) {
        var wave = waves.whole(waves.lock(id));
        var leaving = wave.open().stream().filter(m -> orders.contains(m.id())).toList();
        if (leaving.isEmpty()) return;
        waves.members(id, leaving.stream().map(m -> m.left(why)).toList());
        var ids = leaving.stream().map(Member::id).toList();
        if (wave.wave().state() == State.PLANNED) {
            var rest = waves.whole(wave.wave());
            planning.replan(rest, carts(rest));
        } else if (why == Why.REMOVED) {
            var apart = walks.apart(ids);
            ids.stream().filter(order -> !apart.contains(order)).findFirst().ifPresent(order -> {
                throw Refusal.conflict("CART_TAKEN", order + " is being picked. Cancel the order, or have the task given back first.");
            });
            leaving.stream().map(Member::cart).distinct().forEach(cart -> planning.weigh(waves.whole(wave.wave()), cart));
        }
        if (why == Why.URGENT) walks.offer(wave.wave().warehouse(), ids);
    }

    /** All orders wait alone again, save those that are picked. */
    void discard(long id) {
        var wave = waves.whole(waves.lock(id));
        var picked = wave.wave().state() == State.RELEASED ? apart(wave) : Set.<FulfillmentId>of();
        waves.members(id, wave.open().stream().map(m -> picked.contains(m.id()) ? m.done() : m.left(Why.DISCARDED)).toList());
        waves.closed(id, State.DISCARDED);
    }

    /** @return who is picked: a cart that was begun and given back has such */
    private Set<FulfillmentId> apart(Whole wave) {
        var tasks = wave.carts().stream().map(Cart::task).toList();
        var open = wave.open().stream().map(Member::id).toList();
        walks.lock(open, tasks);
        if (walks.progress(tasks).values().stream().anyMatch(p -> p.state().equals("TAKEN") || p.state().equals("DONE"))) {
            throw Refusal.conflict("WAVE_BEGUN", "A cart of wave " + wave.wave().no() + " is taken or picked already. Take single orders out of the carts that still wait.");
        }
        var states = walks.states(tasks);
        var picked = open.stream().filter(order -> "DONE".equals(states.get(order))).collect(Collectors.toSet());
        walks.apart(open.stream().filter(order -> !picked.contains(order)).toList());
        return picked;
    }

    /** All carts are over. What is still open on paper has gone another way. */
    void close(long id) {
        var wave = waves.whole(waves.lock(id));
        var states = walks.states(wave.carts().stream().map(Cart::task).filter(task -> task > 0).toList());
        waves.members(id, wave.open().stream().map(m -> switch (states.getOrDefault(m.id(), "")) {
            case "DONE" -> m.done();
            case "SHORT" -> m.left(Why.SHORT);
            default -> m.left(Why.CANCELLED);
        }).toList());
        waves.closed(id, State.DONE);
    }
}
