package dev.wharf.picking.wave;

import static java.util.stream.Collectors.toSet;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.picking.Walks;
import dev.wharf.picking.site.Sites;
import dev.wharf.picking.wave.Wave.Cart;
import dev.wharf.picking.wave.Wave.Member;
import dev.wharf.picking.wave.Wave.MemberState;
import dev.wharf.picking.wave.Wave.State;
import dev.wharf.picking.wave.Wave.Whole;
import dev.wharf.picking.wave.Wave.Why;
import dev.wharf.process.Lanes;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.PickWave;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Makes the plan of a wave: reads, searches without a transaction, writes. Whoever plans has the wave for a stated time; if the node dies or the search
 * fails, anybody may try again after it, three times in all.
 */
@Service
class WavePlanning {
    private static final int TRIES = 3;
    /** Beyond the search itself: reading and writing on a busy database. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    private final JdbcWaves waves;
    private final Walks walks;
    private final Pool pool;
    private final Sites sites;
    private final CartSearch search;
    private final ModelInstances instances;
    private final Lanes lanes;
    private final Clock clock;

    WavePlanning(JdbcWaves waves, Walks walks, Pool pool, Sites sites, CartSearch search, ModelInstances instances, Lanes lanes, Clock clock) {
        this.waves = waves;
        this.walks = walks;
        this.pool = pool;
        this.sites = sites;
        this.search = search;
        this.instances = instances;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** All that nobody plans now. What fails is tried again when its time is over. */
    void planAll() {
        waves.unplanned().forEach(this::plan);
    }

    /** @return false if somebody else plans it, or nothing is to be planned any more */
    boolean plan(long id) {
        var wave = waves.get(id);
        if (!lanes.call(() -> waves.takePlan(id, Instant.now(clock).plusSeconds(wave.terms().planSeconds()).plus(SPARE)))) return false;
        if (wave.tries() >= TRIES) {
            lanes.runOne(() -> giveUp(id));
            return false;
        }
        var orders = lanes.call(() -> stillThere(waves.whole(waves.get(id))));
        var site = sites.of(wave.warehouse());
        var filled = search.fill(orders, wave.terms(), site).stream().sorted(Comparator.comparing(Plan::due)).toList();
        var now = Instant.now(clock);
        var plan = Plan.of(filled, wave.terms(), site, now);
        var firstCome = Plan.of(FirstCome.fill(orders, wave.terms().cart()), wave.terms(), site, now);
        lanes.runOne(() -> write(id, plan, firstCome.figures(), site.known()));
        return true;
    }

    private List<PoolOrder> stillThere(Whole wave) {
        return pool.of(wave.wave().warehouse(), walks.of(wave.open().stream().map(Member::id).toList()).stream().filter(order -> order.waitsIn(wave.wave().warehouse())).toList());
    }

    private void giveUp(long id) {
        if (waves.lock(id).state() != State.PLANNING) return;
        leaveAll(id, Why.DISCARDED);
        waves.note(id, new Text("规划失败 " + TRIES + " 次，订单已放回。请看日志。", "Planning failed " + TRIES + " times; its orders wait again. See the log."));
        waves.closed(id, State.DISCARDED);
    }

    private void leaveAll(long id, Why why) {
        waves.members(id, waves.whole(waves.get(id)).open().stream().map(m -> new Member(m.id(), 0, 0, MemberState.LEFT, why.name(), m.due(), false)).toList());
    }

    private void write(long id, Plan plan, Figures firstCome, boolean metresKnown) {
        var wave = waves.lock(id);
        if (wave.state() != State.PLANNING) return;
        if (plan.carts().isEmpty()) {
            leaveAll(id, Why.GONE);
            waves.note(id, new Text("订单都已离开。", "All of its orders have gone."));
            waves.closed(id, State.DISCARDED);
            return;
        }
        store(waves.whole(wave), plan);
        waves.planned(id, metresKnown, plan.figures(), firstCome);
        instances.start(PickWave.KEY, PickWave.businessKey(id), Map.of());
    }

    /** Carts and places as the plan has them; members that are in no cart of it have left. */
    private void store(Whole wave, Plan plan) {
        var members = new ArrayList<Member>();
        var carts = new ArrayList<Cart>();
        for (var cart : plan.carts()) {
            int number = carts.size() + 1;
            carts.add(new Cart(number, 0, cart.centimetres(), cart.seconds(), cart.oversize()));
            int position = 1;
            for (var order : cart.orders()) members.add(new Member(order.id(), number, position++, MemberState.PLANNED, "", order.due(), plan.atRisk().contains(order.id())));
        }
        Set<FulfillmentId> planned = members.stream().map(Member::id).collect(toSet());
        wave.open().stream().filter(m -> !planned.contains(m.id())).forEach(m -> members.add(new Member(m.id(), 0, 0, MemberState.LEFT, Why.GONE.name(), m.due(), false)));
        waves.carts(wave.wave().id(), carts);
        waves.members(wave.wave().id(), members);
    }

    /** Weighs the plan again after a person has changed it. Call with the row of the wave held. @param carts orders of each cart; empty ones disappear */
    void replan(Whole wave, List<List<FulfillmentId>> carts) {
        var known = pool.of(wave.wave().warehouse(), walks.of(carts.stream().flatMap(List::stream).toList()).stream().filter(order -> order.waitsIn(wave.wave().warehouse())).toList());
        var filled = carts.stream().map(cart -> known.stream().filter(order -> cart.contains(order.id())).toList()).toList();
        var plan = Plan.of(filled, wave.wave().terms(), sites.of(wave.wave().warehouse()), Instant.now(clock));
        store(wave, plan);
        waves.figures(wave.wave().id(), plan.figures());
    }

    /**
     * Weighs a released cart again after an order has joined or left it, by what is still to be fetched. One without orders is gone; one from which orders
     * were picked stays, so that the wave knows of them. Call with the row of the wave held.
     */
    void weigh(Whole wave, int number) {
        var carts = wave.carts().stream().flatMap(c -> c.number() == number ? weighed(wave, c) : Stream.of(c)).toList();
        waves.carts(wave.wave().id(), carts);
        int atRisk = (int) wave.open().stream().filter(Member::atRisk).count();
        waves.figures(wave.wave().id(), new Figures(carts.stream().mapToLong(Cart::centimetres).sum(), carts.stream().mapToInt(Cart::seconds).sum(), atRisk));
    }

    private Stream<Cart> weighed(Whole wave, Cart cart) {
        var waiting = walks.of(wave.on(cart.number()).stream().map(Member::id).toList()).stream().filter(order -> order.task() == cart.task()).toList();
        if (waiting.isEmpty() && walks.states(List.of(cart.task())).containsValue("DONE")) return Stream.of(cart);
        var orders = pool.of(wave.wave().warehouse(), waiting);
        return Plan.of(List.of(orders), wave.wave().terms(), sites.of(wave.wave().warehouse()), Instant.now(clock)).carts().stream()
            .map(w -> new Cart(cart.number(), cart.task(), w.centimetres(), w.seconds(), w.oversize()));
    }
}
