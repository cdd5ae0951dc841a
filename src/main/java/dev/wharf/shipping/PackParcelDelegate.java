package dev.wharf.shipping;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.inventory.LockState;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Products;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_PackParcel: puts everything that was verified in one parcel. Safe to run twice: a parcel that is there stays. */
@Component("packParcelDelegate")
class PackParcelDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Stock stock;
    private final Products products;
    private final Carriers carriers;
    private final Ids ids;
    private final Lane.Fact<Integer> weight = new Lane.Fact<>("weight", this::weigh);

    PackParcelDelegate(Fulfillments fulfillments, Parcels parcels, Stock stock, Products products, Carriers carriers, Ids ids) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
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
        if (parcels.live(id).isPresent()) return;
        stock.mark(id, LockState.PACKED);
        var contents = fulfillment.lines().stream().filter(l -> l.quantity() > 0).map(l -> new Parcel.Content(l.id(), l.sku(), l.quantity())).toList();
        parcels.add(Parcel.packed(ids.next(), id, carriers.choose(fulfillment.handling().carrier()), Lane.current().get(weight, id), fulfillments.clock().instant(), contents));
    }

    /** In grams, goods only; a SKU that is not among the products weighs nothing. */
    private Map<FulfillmentId, Integer> weigh(Collection<FulfillmentId> members) {
        var skus = new HashSet<String>();
        for (var id : members) skus.addAll(fulfillments.get(id).units().keySet());
        var known = products.bySkus(skus);
        var grams = new HashMap<FulfillmentId, Integer>();
        for (var id : members) {
            grams.put(id, fulfillments.get(id).units().entrySet().stream()
                .mapToInt(u -> known.containsKey(u.getKey()) ? known.get(u.getKey()).weightG() * u.getValue() : 0).sum());
        }
        return grams;
    }
}
