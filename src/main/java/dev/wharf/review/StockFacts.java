package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Capacity;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.RejectedBy;
import dev.wharf.process.Lane;
import dev.wharf.review.merge.Splits;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.StockRule;
import dev.wharf.review.rule.StockTerms;
import dev.wharf.sourcing.Distances;
import dev.wharf.warehouse.Warehouses;
import dev.wharf.warehouse.Warehouses.Warehouse;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** All that the stock rule looks at. Stock and slots are asked for the whole lane at once, in that order; both stay as they are until the commit. */
@Component
class StockFacts {
    private static final String STOCK = "STOCK";

    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Stock stock;
    private final Capacity capacity;
    private final Warehouses warehouses;
    private final ProductFacts products;
    private final Distances distances = new Distances();

    StockFacts(Fulfillments fulfillments, OrderLog log, Stock stock, Capacity capacity, Warehouses warehouses, ProductFacts products) {
        this.fulfillments = fulfillments;
        this.log = log;
        this.stock = stock;
        this.capacity = capacity;
        this.warehouses = warehouses;
        this.products = products;
    }

    /** Takes the rows of all members of the lane before anything of them changes. */
    void hold() {
        Lane.current().state(HeldForLane.class, this::holdForLane);
    }

    StockRule.Inputs of(Fulfillment here, Params params) {
        var held = Lane.current().state(HeldForLane.class, this::holdForLane);
        var available = available(here);
        boolean otherHolds = log.openHolds(here.id()).stream().anyMatch(hold -> !hold.code().equals(STOCK));
        return new StockRule.Inputs(here.units(), WholeGoods.kits(here), named(here), available, sites(here, available.keySet(), held.until), here.region().province(),
            here.handling().tags(), handling(here, params), RejectedBy.of(here.handling()), here.handling().tags().contains(Splits.SEALED), otherHolds);
    }

    String named(Fulfillment here) {
        return here.warehouse().isEmpty() ? fulfillments.orderOf(here.id()).warehouse() : here.warehouse();
    }

    /** A closed warehouse ships nothing, whatever lies in it. */
    SortedMap<String, SortedMap<String, Integer>> available(Fulfillment here) {
        hold();
        var needed = here.units().keySet();
        var open = warehouses.active().stream().map(Warehouse::code).toList();
        var available = new TreeMap<String, SortedMap<String, Integer>>();
        stock.available(here.shop(), needed).forEach((warehouse, units) -> {
            if (!open.contains(warehouse)) return;
            var relevant = new TreeMap<>(units);
            relevant.keySet().retainAll(needed);
            relevant.values().removeIf(n -> n <= 0);
            if (!relevant.isEmpty()) available.put(warehouse, relevant);
        });
        return available;
    }

    private SortedMap<String, StockRule.Site> sites(Fulfillment here, Collection<String> codes, Instant until) {
        var use = capacity.use(codes, here.shipBy(), until);
        var to = new Distances.Place(here.region().province(), here.region().city());
        var sites = new TreeMap<String, StockRule.Site>();
        for (var warehouse : warehouses.active()) {
            if (!codes.contains(warehouse.code())) continue;
            int km = distances.kilometres(new Distances.Place(warehouse.province(), warehouse.city()), to);
            var slots = use.get(warehouse.code());
            sites.put(warehouse.code(), slots == null ? new StockRule.Site(km, 0, 0, false) : new StockRule.Site(km, slots.used(), slots.slots(), slots.full()));
        }
        return sites;
    }

    private SortedMap<String, String> handling(Fulfillment here, Params params) {
        if (!params.usable() || !new StockTerms(params).looksAtHandling()) return Collections.emptySortedMap();
        var handling = new TreeMap<String, String>();
        products.of(here).forEach((sku, product) -> {
            if (!product.handling().equals("NORMAL")) handling.put(sku, product.handling());
        });
        return handling;
    }

    /** Says that the rows of a lane were taken. @param until the latest deadline of its members */
    private record HeldForLane(Instant until) { }

    /** The rows of all members are taken by one statement each, so that lanes take them in one order and nobody waits in a circle. */
    private HeldForLane holdForLane() {
        var skus = new TreeSet<String>();
        var until = Instant.MIN;
        for (FulfillmentId member : Lane.current().members()) {
            var fulfillment = fulfillments.get(member);
            skus.addAll(fulfillment.units().keySet());
            if (fulfillment.shipBy().isAfter(until)) until = fulfillment.shipBy();
        }
        Map<String, Map<String, Integer>> available = skus.isEmpty() ? new HashMap<>() : stock.available("", skus);
        capacity.use(available.keySet(), until.equals(Instant.MIN) ? Instant.now(fulfillments.clock()) : until, until);
        return new HeldForLane(until);
    }
}
