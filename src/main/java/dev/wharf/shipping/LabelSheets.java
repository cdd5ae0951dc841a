package dev.wharf.shipping;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.scan.Barcode;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Warehouses;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes labels for printing, and writes down each print: a second label on a second box would be a second parcel. */
@Service
class LabelSheets {
    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Products products;
    private final Warehouses warehouses;
    private final Carriers carriers;
    private final OrderLog log;

    LabelSheets(Fulfillments fulfillments, Parcels parcels, Products products, Warehouses warehouses, Carriers carriers, OrderLog log) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.products = products;
        this.warehouses = warehouses;
        this.carriers = carriers;
        this.log = log;
    }

    /** @throws Refusal NOT_FOUND without such a fulfillment; CONFLICT if it was cancelled or has no label yet */
    @Transactional
    public Label label(FulfillmentId id) {
        var fulfillment = fulfillments.get(id);
        var parcel = printable(id);
        var order = fulfillments.orderOf(id);
        var known = products.bySkus(parcel.contents().stream().map(Parcel.Content::sku).toList());
        var kits = fulfillment.lines().stream().collect(Collectors.toMap(Fulfillment.Line::id, Fulfillment.Line::kitSku));
        var items = parcel.contents().stream().map(c -> {
            var product = known.get(c.sku());
            return new Label.Item(c.sku(), product == null ? "" : product.name(), product == null ? "" : product.told(), c.quantity(), kits.getOrDefault(c.fulfillmentLineId(), ""));
        }).toList();
        return new Label(id.toString(), order.channelOrderNo(), order.shop(), carriers.name(parcel.carrier()), parcel.trackingNumber(),
            Barcode.svg(parcel.trackingNumber()), warehouses.find(fulfillment.warehouse()).map(Warehouses.Warehouse::name).orElse(fulfillment.warehouse()),
            order.receiver(), fulfillment.specialRequests(), parcel.weightG(), items);
    }

    @Transactional
    public void printed(FulfillmentId id) {
        var number = printable(id).trackingNumber();
        log.happened(id, "LABEL_PRINTED", new Text("打印面单 " + number, "Label printed " + number));
    }

    private Parcel printable(FulfillmentId id) {
        var stage = fulfillments.get(id).stage();
        if (stage == Stage.CANCELLING || stage == Stage.CANCELLED) {
            throw Refusal.conflict("ORDER_CANCELLED", id + " 已取消，不能打印面单。 " + id + " was cancelled; it gets no label.");
        }
        return parcels.live(id).filter(p -> !p.trackingNumber().isEmpty()).orElseThrow(() ->
            Refusal.conflict("LABEL_NOT_READY", id + " 还没有面单，稍后刷新。 " + id + " has no label yet; reload in a moment."));
    }
}
