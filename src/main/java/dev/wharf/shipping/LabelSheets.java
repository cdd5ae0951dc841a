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

    /**
     * @param number parcel reference; of an order that goes in one parcel, the fulfillment number
     * @throws Refusal NOT_FOUND without such a parcel; CONFLICT if it was cancelled or opened, has no label yet, or is one of several that the number means
     */
    @Transactional
    public Label label(String number) {
        var parcel = printable(number);
        var id = parcel.fulfillment();
        var fulfillment = fulfillments.get(id);
        var all = parcels.live(id);
        var order = fulfillments.orderOf(id);
        var known = products.bySkus(parcel.contents().stream().map(Parcel.Content::sku).toList());
        var kits = fulfillment.lines().stream().collect(Collectors.toMap(Fulfillment.Line::id, Fulfillment.Line::kitSku));
        var items = parcel.contents().stream().map(c -> {
            var product = known.get(c.sku());
            return new Label.Item(c.sku(), product == null ? "" : product.name(), product == null ? "" : product.told(), c.quantity(), kits.getOrDefault(c.fulfillmentLineId(), ""));
        }).toList();
        return new Label(id.toString(), parcel.reference(), all.indexOf(parcel) + 1, all.size(), order.channelOrderNo(), order.shop(), carriers.name(parcel.carrier()), parcel.trackingNumber(),
            Barcode.svg(parcel.trackingNumber()), warehouses.find(fulfillment.warehouse()).map(Warehouses.Warehouse::name).orElse(fulfillment.warehouse()),
            order.receiver(), fulfillment.specialRequests(), parcel.weightG(), items);
    }

    @Transactional
    public void printed(String number) {
        var parcel = printable(number);
        var printed = parcel.trackingNumber();
        log.happened(parcel.fulfillment(), "LABEL_PRINTED", new Text("打印面单 " + printed, "Label printed " + printed));
    }

    private Parcel printable(String number) {
        return FulfillmentId.isOne(number) ? onlyOf(FulfillmentId.parse(number)) : parcels.byReference(number).map(found -> printable(found.fulfillment(), found.id()))
            .orElseThrow(() -> Refusal.notFound("PARCEL_NOT_FOUND", "没有包裹 " + number + "。 There is no parcel " + number + "."));
    }

    private Parcel onlyOf(FulfillmentId id) {
        var live = parcels.live(id);
        if (live.size() > 1) {
            var numbers = live.stream().map(Parcel::reference).collect(Collectors.joining(", "));
            throw Refusal.conflict("PARCEL_AMBIGUOUS", id + " 有 " + live.size() + " 个包裹，请逐个打印：" + numbers + "。 " + id + " has " + live.size() + " parcels, print each: " + numbers + ".");
        }
        return printable(id, live.isEmpty() ? 0 : live.get(0).id());
    }

    private Parcel printable(FulfillmentId id, long parcel) {
        var stage = fulfillments.get(id).stage();
        if (stage == Stage.CANCELLING || stage == Stage.CANCELLED) {
            throw Refusal.conflict("ORDER_CANCELLED", id + " 已取消，不能打印面单。 " + id + " was cancelled; it gets no label.");
        }
        if (parcels.of(id).stream().anyMatch(p -> p.id() == parcel && p.state() == Parcel.State.VOIDED)) {
            throw Refusal.conflict("LABEL_VOIDED", "P" + parcel + " 已拆包，面单已作废。 P" + parcel + " was opened; its label is void.");
        }
        return parcels.live(id).stream().filter(p -> p.id() == parcel && !p.trackingNumber().isEmpty()).findFirst().orElseThrow(() ->
            Refusal.conflict("LABEL_NOT_READY", id + " 还没有面单，稍后刷新。 " + id + " has no label yet; reload in a moment."));
    }
}
