package dev.wharf.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.BinRoles;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.inventory.lot.Lot;
import dev.wharf.inventory.lot.Lots;
import dev.wharf.inventory.prepack.Packs;
import dev.wharf.inventory.prepack.Packs.Stack;
import dev.wharf.picking.BinChoice.Spot;
import dev.wharf.picking.BinChoice.Take;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Says where the units of a lane's orders are taken from, so that nobody is sent to a bin for units that another task will take. For each
 * warehouse one look at its bins, whose rows are then held; six more, once for all SKUs, if bins know any of them. Goods that have a pick face are not picked from
 * reserve bins: those fill the face.
 */
@Component
class BinPlan {
    /** @param planned units the bin keeps for this stop. @param binned whether bins know where the SKU lies */
    record Stop(String bin, String lot, int units, int planned, boolean binned) { }

    private final Bins bins;
    private final BinPicks picks;
    private final CountsWanted counts;
    private final Products products;
    private final Trackings trackings;
    private final Lots lots;
    private final PickStrategies strategies;
    private final Packs packs;
    private final BinRoles roles;

    BinPlan(Bins bins, BinPicks picks, CountsWanted counts, Products products, Trackings trackings, Lots lots, PickStrategies strategies, BinRoles roles, Packs packs) {
        this.roles = roles;
        this.bins = bins;
        this.picks = picks;
        this.counts = counts;
        this.products = products;
        this.trackings = trackings;
        this.lots = lots;
        this.strategies = strategies;
        this.packs = packs;
    }

    Open open(String warehouse, Collection<String> skus) {
        var open = new Open(warehouse, products.bins(warehouse, skus), lots.today());
        var content = bins.held(warehouse, skus).stream().collect(groupingBy(c -> c.place().sku()));
        if (!content.isEmpty()) look(open, content);
        return open;
    }

    private void look(Open open, Map<String, List<Content>> content) {
        var goods = trackings.of(content.keySet());
        var rows = strategies.in(open.warehouse);
        var known = lots.ofSkus(content.keySet()).stream().collect(toMap(lot -> List.of(lot.sku(), lot.no()), lot -> lot));
        var doubted = counts.of(open.warehouse, content.keySet()).stream().map(w -> List.of(w.sku(), w.bin())).collect(toSet());
        var faces = roles.faces(open.warehouse, content.keySet());
        var bulk = faces.isEmpty() ? Set.<String>of() : roles.bulk(open.warehouse, content.values().stream().flatMap(List::stream).map(c -> c.place().bin()).collect(toSet()));
        content.forEach((sku, places) -> {
            var tracking = goods.getOrDefault(sku, new Tracking(sku, "", "", Tracking.Kind.NONE, 0));
            open.chosen.put(sku, PickStrategies.of(rows, tracking));
            if (faces.containsKey(sku)) open.filled.put(sku, faces.get(sku).get(0).bin());
            var here = open.spots.computeIfAbsent(sku, s -> new LinkedHashMap<>());
            var reserve = open.reserve.computeIfAbsent(sku, s -> new LinkedHashMap<>());
            for (var c : places) {
                boolean isReserve = faces.containsKey(sku) && bulk.contains(c.place().bin());
                (isReserve ? reserve : here).put(spot(c, known.get(List.of(sku, c.place().lot())), tracking.sellableDays(), doubted), c.free());
            }
        });
        packs.stacks(open.warehouse, content.keySet()).forEach((bin, stack) -> content.get(stack.sku()).stream().filter(c -> c.place().bin().equals(bin))
            .forEach(c -> open.stacks.put(bin, new Stack(bin, stack.sku(), stack.units(), BinChoice.freePacks(c.free(), c.planned(), stack.packs(), stack.units())))));
    }

    private static Spot spot(Content c, Lot lot, int sellableDays, Set<List<String>> doubted) {
        boolean isDoubted = doubted.contains(List.of(c.place().sku(), c.place().bin()));
        if (lot == null) return new Spot(c.place().bin(), c.place().lot(), c.free(), c.since(), LocalDate.MAX, LocalDate.MAX, isDoubted);
        return new Spot(c.place().bin(), lot.no(), c.free(), lot.receivedAt(), lot.expiresOn() == null ? LocalDate.MAX : lot.expiresOn(), lot.sellUntil(sellableDays), isDoubted);
    }

    /** The bins of one warehouse while a lane is planned. */
    final class Open {
        private final String warehouse;
        /** The usual place of each SKU. */
        private final Map<String, String> places;
        /** Packs by bin that no stop will take. */
        private final Map<String, Stack> stacks = new HashMap<>();
        private final LocalDate today;
        private final Map<String, Strategy> chosen = new HashMap<>();
        /** What is left free at each spot as it was read, by SKU. A SKU that is a key here is known to bins. */
        private final Map<String, Map<Spot, Integer>> spots = new HashMap<>();
        private final Map<String, Map<Spot, Integer>> reserve = new HashMap<>();
        /** Of the SKUs that have a pick face, the first one: what is missing there will be brought. */
        private final Map<String, String> filled = new HashMap<>();
        private final Map<Place, Integer> planned = new HashMap<>();

        private Open(String warehouse, Map<String, String> places, LocalDate today) {
            this.warehouse = warehouse;
            this.places = places;
            this.today = today;
        }

        /**
         * Stops for all the units. Those that no bin has free come last: at the pick face, or at the usual place if bins know nothing of it, else anywhere.
         *
         * @param whole they are all of an order that a pack may serve
         */
        List<Stop> take(String sku, int units, boolean whole) {
            var place = places.getOrDefault(sku, "");
            var here = spots.get(sku);
            if (here == null) return List.of(new Stop(place, "", units, 0, false));
            var pack = whole ? here.keySet().stream().filter(s -> !s.doubted() && hasPack(s.bin(), units)).findFirst() : Optional.<Spot>empty();
            if (pack.isPresent()) {
                here.merge(pack.get(), -units, Integer::sum);
                return planned(sku, List.of(new Take(pack.get(), units)));
            }
            var stops = new ArrayList<>(planned(sku, choose(sku, here, units)));
            int left = units - stops.stream().mapToInt(Stop::units).sum();
            boolean placeKnown = here.keySet().stream().anyMatch(s -> s.bin().equalsIgnoreCase(place));
            if (left > 0) stops.add(new Stop(filled.getOrDefault(sku, placeKnown ? "" : place), "", left, 0, true));
            return stops;
        }

        private boolean hasPack(String bin, int units) {
            var stack = stacks.get(bin);
            return stack != null && stack.units() == units && stack.packs() > 0;
        }

        /** Stops for all the units in bins that nobody doubts. @return none if those have fewer; nothing is planned then */
        List<Stop> elsewhere(String sku, int units) {
            var takes = chooseSure(sku, spots, units);
            return takes.stream().mapToInt(Take::units).sum() < units ? List.of() : planned(sku, takes);
        }

        /** Units of reserve bins that nobody doubts and that may leave. */
        int freeInReserve(String sku) {
            return chooseSure(sku, reserve, Integer.MAX_VALUE).stream().mapToInt(Take::units).sum();
        }

        /** As many of the units as such reserve bins have, by the strategy of the goods. */
        List<Stop> fromReserve(String sku, int units) {
            return planned(sku, chooseSure(sku, reserve, units));
        }

        private List<Take> chooseSure(String sku, Map<String, Map<Spot, Integer>> from, int units) {
            var sure = from.getOrDefault(sku, Map.of()).keySet().stream().filter(spot -> !spot.doubted()).toList();
            return BinChoice.choose(chosen.getOrDefault(sku, Strategy.NEAREST), sure, units, today);
        }

        private List<Stop> planned(String sku, List<Take> takes) {
            takes.forEach(t -> stacks.computeIfPresent(t.spot().bin(), (bin, stack) -> stack.without((t.units() + stack.units() - 1) / stack.units())));
            takes.forEach(t -> planned.merge(new Place(warehouse, t.spot().bin(), sku, t.spot().lot()), t.units(), Integer::sum));
            return takes.stream().map(t -> new Stop(t.spot().bin(), t.spot().lot(), t.units(), t.units(), true)).toList();
        }

        private List<Take> choose(String sku, Map<Spot, Integer> here, int units) {
            var asRead = new HashMap<Spot, Spot>();
            here.forEach((spot, free) -> asRead.put(new Spot(spot.bin(), spot.lot(), free, spot.since(), spot.expiresOn(), spot.sellUntil(), spot.doubted()), spot));
            var takes = BinChoice.choose(chosen.get(sku), List.copyOf(asRead.keySet()), units, today);
            takes.forEach(t -> here.merge(asRead.get(t.spot()), -t.units(), Integer::sum));
            return takes;
        }

        /** Writes what was taken; call once, at the end. */
        void keep() {
            picks.plan(planned);
        }
    }
}
