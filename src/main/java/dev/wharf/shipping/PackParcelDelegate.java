package dev.wharf.shipping;

import dev.wharf.common.Ids;
import dev.wharf.inventory.LockState;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.parcel.FilledBox;
import dev.wharf.parcel.FilledBoxes;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.ParcelSerials;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_PackParcel: makes parcels of the boxes that were filled at the bench, and one of all the rest, which for nearly every order is everything. Units that
 * are in a parcel already stay there: so after one parcel was opened only its goods are packed anew. What the box is, and
 * costs, is kept with the parcel. Safe to run twice.
 */
@Component("packParcelDelegate")
class PackParcelDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final FilledBoxes boxes;
    private final ParcelSerials serials;
    private final Stock stock;
    private final ParcelSizes sizes;
    private final Carriers carriers;
    private final Ids ids;

    PackParcelDelegate(Fulfillments fulfillments, Parcels parcels, FilledBoxes boxes, ParcelSerials serials, Stock stock, ParcelSizes sizes, Carriers carriers, Ids ids) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.boxes = boxes;
        this.serials = serials;
        this.stock = stock;
        this.sizes = sizes;
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
        var contents = packed.contents();
        var parcel = Parcel.packed(ids.next(), of.id(), carriers.choose(of.handling().carrier()), sizes.goodsG(of.id(), contents), fulfillments.clock().instant(), contents)
            .in(sizes.packaging(of, contents, packed.box().map(FilledBox::box).orElse("")));
        parcels.add(parcel);
        packed.box().ifPresent(box -> serials.add(parcel.id(), box.serials()));
    }
}
