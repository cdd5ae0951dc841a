package dev.wharf.shipping;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.inventory.LockState;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.parcel.FilledBoxes;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.ParcelSerials;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Products;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_PackParcel: makes parcels of the boxes that were filled at the bench, and one of all the rest, which for nearly every order is everything. Units that
 * are in a parcel already stay there: so after one parcel was opened only its goods are packed anew. Safe to run twice.
 */
@Component("packParcelDelegate")
class PackParcelDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final FilledBoxes boxes;
    private final ParcelSerials serials;
    private final Stock stock;
    private final Products products;
    private final Carriers carriers;
    private final Ids ids;
    private final Lane.Fact<Map<String, Integer>> unitWeights = new Lane.Fact<>("unit weights", this::weigh);

    PackParcelDelegate(Fulfillments fulfillments, Parcels parcels, FilledBoxes boxes, ParcelSerials serials, Stock stock, Products products, Carriers carriers, Ids ids) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.boxes = boxes;
        this.serials = serials;
        this.stock = stock;
        this.products = products;
        this.carriers = carriers;
        this.ids = ids;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var fulfillment = fulfillments.get(id);
        if (fulfillment.stage() != Stage.SHIP) fulfillment = fulfillments.moveTo(id, Stage.SHIP);
        var filled = boxes.ready(id);
        var before = parcels.live(id).stream().flatMap(p -> p.contents().stream()).toList();
        var packed = PackingRule.pack(fulfillment.lines(), before, filled);
        if (packed.isEmpty()) return;
        stock.mark(id, LockState.PACKED);
        for (var one : packed) add(fulfillment, one);
        if (!filled.isEmpty()) boxes.packed(id);
    }

    private void add(Fulfillment of, PackingRule.Packed packed) {
        var parcel = Parcel.packed(ids.next(), of.id(), carriers.choose(of.handling().carrier()), grams(of.id(), packed.contents()), fulfillments.clock().instant(), packed.contents());
        parcels.add(parcel);
        packed.box().ifPresent(box -> serials.add(parcel.id(), box.serials()));
    }

    /** Goods only; a SKU that is not among the products weighs nothing. */
    private int grams(FulfillmentId id, List<Parcel.Content> contents) {
        var weights = Lane.current().get(unitWeights, id);
        return contents.stream().mapToInt(c -> weights.getOrDefault(c.sku(), 0) * c.quantity()).sum();
    }

    private Map<FulfillmentId, Map<String, Integer>> weigh(Collection<FulfillmentId> members) {
        var skus = new HashSet<String>();
        for (var id : members) skus.addAll(fulfillments.get(id).units().keySet());
        var grams = new HashMap<String, Integer>();
        products.bySkus(skus).forEach((sku, product) -> grams.put(sku, product.weightG()));
        var found = new HashMap<FulfillmentId, Map<String, Integer>>();
        for (var id : members) found.put(id, grams);
        return found;
    }
}
