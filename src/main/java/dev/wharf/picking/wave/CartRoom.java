package dev.wharf.picking.wave;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.picking.PickMode;
import dev.wharf.picking.Walks;
import dev.wharf.picking.site.Site;
import dev.wharf.picking.site.Sites;
import dev.wharf.picking.wave.Limits.Load;
import dev.wharf.picking.wave.Wave.Cart;
import dev.wharf.picking.wave.Wave.Member;
import dev.wharf.picking.wave.Wave.Whole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where in a wave one more order has room. Call inside a lane. */
@Component
class CartRoom {
    private final Pool pool;
    private final Walks walks;
    private final Sites sites;

    CartRoom(Pool pool, Walks walks, Sites sites) {
        this.pool = pool;
        this.walks = walks;
        this.sites = sites;
    }

    /** @throws Refusal if the cart does not exist or has no room */
    int on(Whole wave, int number, PoolOrder order) {
        if (wave.carts().stream().noneMatch(c -> c.number() == number)) throw Refusal.invalid("CART_UNKNOWN", "cart", wave.wave().no() + " has no cart " + number + ".");
        var known = known(wave);
        if (fits(wave, wave.on(number).stream().map(m -> known.get(m.id())).filter(Objects::nonNull).toList(), order)) return number;
        throw Refusal.conflict("CART_FULL", order.id() + " does not fit on cart " + number + ": places, units, weight or volume. Choose another cart, or split this one.");
    }

    /** The cart whose walk grows least by it, of those that nobody has taken and that have room. @throws Refusal if there is none */
    int anywhere(Whole wave, PoolOrder order) {
        var progress = walks.progress(wave.carts().stream().map(Cart::task).filter(task -> task > 0).toList());
        var known = known(wave);
        var site = sites.of(wave.wave().warehouse());
        record Choice(int cart, long added, int orders) { }
        return wave.carts().stream().filter(c -> c.task() == 0 || progress.containsKey(c.task()) && progress.get(c.task()).state().equals("WAITING")).flatMap(c -> {
            var here = wave.on(c.number()).stream().map(m -> known.get(m.id())).filter(Objects::nonNull).toList();
            return fits(wave, here, order) ? Stream.of(new Choice(c.number(), added(here, order, site), here.size())) : Stream.empty();
        }).min(Comparator.comparingLong(Choice::added).thenComparingInt(Choice::orders)).map(Choice::cart)
            .orElseThrow(() -> Refusal.conflict("NO_ROOM", "No cart of " + wave.wave().no() + " that still waits has room for " + order.id() + "."));
    }

    private static boolean fits(Whole wave, List<PoolOrder> here, PoolOrder order) {
        if (wave.wave().terms().mode() == PickMode.BULK && here.stream().noneMatch(order::isAlike)) return false;
        return wave.wave().terms().cart().hold(here.stream().map(PoolOrder::load).reduce(order.load(), Load::plus));
    }

    private static long added(List<PoolOrder> here, PoolOrder order, Site site) {
        var bins = new ArrayList<>(here.stream().flatMap(o -> o.bins().stream()).toList());
        long before = site.walk(bins).centimetres().orElse(0);
        bins.addAll(order.bins());
        return site.walk(bins).centimetres().orElse(0) - before;
    }

    private Map<FulfillmentId, PoolOrder> known(Whole wave) {
        return pool.of(wave.wave().warehouse(), walks.of(wave.open().stream().map(Member::id).toList())).stream().collect(toMap(PoolOrder::id, o -> o));
    }
}
