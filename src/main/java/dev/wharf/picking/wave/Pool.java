package dev.wharf.picking.wave;

import static java.util.stream.Collectors.toSet;

import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.picking.WaitingOrder;
import dev.wharf.picking.WaitingOrder.Stop;
import dev.wharf.picking.site.Site;
import dev.wharf.picking.site.Sites;
import dev.wharf.picking.wave.Limits.Load;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Products.Product;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What planning has to know of waiting orders: one look at the orders, one at their goods. Call inside a lane. */
@Component
class Pool {
    private static final long MM3_PER_CM3 = 1000;

    private final Fulfillments fulfillments;
    private final Products products;
    private final Sites sites;
    private final WaveRules rules;
    private final Clock clock;

    Pool(Fulfillments fulfillments, Products products, Sites sites, WaveRules rules, Clock clock) {
        this.fulfillments = fulfillments;
        this.products = products;
        this.sites = sites;
        this.rules = rules;
        this.clock = clock;
    }

    List<PoolOrder> of(String warehouse, List<WaitingOrder> waiting) {
        if (waiting.isEmpty()) return List.of();
        Lane.current().join(waiting.stream().map(WaitingOrder::id).toList());
        var goods = products.facts(waiting.stream().flatMap(order -> order.stops().stream()).map(Stop::sku).collect(toSet()));
        var site = sites.of(warehouse);
        var settings = rules.of(warehouse);
        var now = Instant.now(clock);
        return waiting.stream().map(order -> {
            var f = fulfillments.get(order.id());
            return order(order, f, settings.due(f.shipBy(), f.handling().carrier(), now), goods, site);
        }).toList();
    }

    private static PoolOrder order(WaitingOrder order, Fulfillment f, Instant due, Map<String, Product> goods, Site site) {
        var bins = order.stops().stream().map(Stop::bin).filter(bin -> !bin.isEmpty()).distinct().toList();
        return new PoolOrder(order.id(), due, order.since(), f.handling().carrier(), order.stops().stream().map(Stop::sku).collect(toSet()), bins,
            order.stops().stream().map(stop -> site.zone(stop.bin()).orElse("")).collect(toSet()), order.stops().size(),
            order.stops().stream().map(stop -> load(stop, goods.get(stop.sku()))).reduce(new Load(1, 0, 0, 0), Load::plus),
            f.lines().stream().mapToLong(line -> line.unitPriceMinor() * line.quantity()).sum(), !f.specialRequests().isEmpty());
    }

    private static Load load(Stop stop, Product product) {
        if (product == null) return new Load(0, stop.units(), 0, 0);
        long mm3 = (long) product.lengthMm() * product.widthMm() * product.heightMm();
        return new Load(0, stop.units(), (long) stop.units() * product.weightG(), (stop.units() * mm3 + MM3_PER_CM3 - 1) / MM3_PER_CM3);
    }
}
