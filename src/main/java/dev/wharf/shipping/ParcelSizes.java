package dev.wharf.shipping;

import dev.wharf.carrier.ParcelCarriers.Size;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.BoxRule;
import dev.wharf.parcel.Boxes;
import dev.wharf.parcel.PackingSettings;
import dev.wharf.parcel.Parcel;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Products.Product;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a parcel is expected to weigh and measure, for carriers' prices, and which box it goes into. Products are asked for once for a whole lane, boxes too. Call inside a lane. */
@Component
class ParcelSizes {
    private final Fulfillments fulfillments;
    private final Products products;
    private final Boxes boxes;
    private final PackingSettings settings;

    ParcelSizes(Fulfillments fulfillments, Products products, Boxes boxes, PackingSettings settings) {
        this.fulfillments = fulfillments;
        this.products = products;
        this.boxes = boxes;
        this.settings = settings;
    }

    /** What this lane has asked for; a SKU that is no product was asked about only. */
    private static final class Known {
        private final HashSet<FulfillmentId> members = new HashSet<>();
        private final Map<String, Product> products = new HashMap<>();
        private final Map<String, List<Boxes.Box>> boxes = new HashMap<>();
        private final Map<String, PackingSettings.Setting> packing = new HashMap<>();
    }

    Size of(Parcel parcel) {
        var here = fulfillments.get(parcel.fulfillment());
        var known = known(parcel.fulfillment());
        var units = units(parcel.contents());
        var packing = known.packing.get(here.warehouse());
        var box = Boxes.named(known.boxes.get(here.warehouse()), parcel.packaging().box()).or(() -> suggested(known, here, units));
        int goodsG = goodsG(parcel.fulfillment(), parcel.contents());
        long volume = box.map(Boxes.Box::volume).orElseGet(() -> units.entrySet().stream().mapToLong(u -> u.getValue() * volume(known.products.get(u.getKey()))).sum());
        return new Size(goodsG + box.map(Boxes.Box::weightG).orElse(packing.packagingG()), volume, value(parcel, here));
    }

    /** Of goods only; a SKU that is not among the products weighs nothing. */
    int goodsG(FulfillmentId id, List<Parcel.Content> contents) {
        var products = known(id).products;
        return contents.stream().mapToInt(c -> products.containsKey(c.sku()) ? products.get(c.sku()).weightG() * c.quantity() : 0).sum();
    }

    /** @param taken code of the box that the packer took; empty for the suggested one */
    Parcel.Packaging packaging(Fulfillment here, List<Parcel.Content> contents, String taken) {
        var known = known(here.id());
        if (taken.isEmpty()) return suggested(known, here, units(contents)).map(Parcel.Packaging::of).orElse(Parcel.Packaging.UNKNOWN);
        // A box that was taken off the list since: what it cost is not known any more.
        return Boxes.named(known.boxes.get(here.warehouse()), taken).map(Parcel.Packaging::of).orElseGet(() -> new Parcel.Packaging(taken, 0, ""));
    }

    private static Optional<Boxes.Box> suggested(Known known, Fulfillment here, Map<String, Integer> units) {
        return BoxRule.suggest(units, known.products, known.boxes.get(here.warehouse()), known.packing.get(here.warehouse()).fillPercent()).box();
    }

    private static Map<String, Integer> units(List<Parcel.Content> contents) {
        return contents.stream().collect(Collectors.toMap(Parcel.Content::sku, Parcel.Content::quantity, Integer::sum, TreeMap::new));
    }

    private Known known(FulfillmentId id) {
        var lane = Lane.current();
        var known = lane.state(Known.class, Known::new);
        if (known.members.contains(id)) return known;
        var members = lane.members().stream().filter(member -> !known.members.contains(member)).map(fulfillments::get).toList();
        known.products.putAll(products.facts(members.stream().flatMap(f -> f.lines().stream()).map(Fulfillment.Line::sku).collect(Collectors.toSet())));
        var warehouses = members.stream().map(Fulfillment::warehouse).filter(w -> !known.packing.containsKey(w)).collect(Collectors.toSet());
        known.packing.putAll(settings.of(warehouses));
        known.boxes.putAll(boxes.of(warehouses));
        members.forEach(member -> known.members.add(member.id()));
        return known;
    }

    private static long volume(Product product) {
        return product == null ? 0 : (long) product.lengthMm() * product.widthMm() * product.heightMm();
    }

    /** Of goods at the prices they were sold for. */
    private static long value(Parcel parcel, Fulfillment here) {
        var prices = here.lines().stream().collect(Collectors.toMap(Fulfillment.Line::id, Fulfillment.Line::unitPriceMinor));
        return parcel.contents().stream().mapToLong(c -> c.quantity() * prices.getOrDefault(c.fulfillmentLineId(), 0L)).sum();
    }
}
