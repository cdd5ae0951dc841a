package dev.wharf.shipping;

import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Receiver;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.shipping.label.LabelSettings;
import dev.wharf.shipping.label.ParcelLabel;
import dev.wharf.shipping.label.PhoneMask;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Warehouses;
import dev.wharf.warehouse.Warehouses.Warehouse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what the label of a parcel says. Call inside a lane. */
@Component
class LabelTexts {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Products products;
    private final Warehouses warehouses;
    private final Carriers carriers;
    private final LabelSettings settings;

    LabelTexts(Fulfillments fulfillments, Parcels parcels, Products products, Warehouses warehouses, Carriers carriers, LabelSettings settings) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.products = products;
        this.warehouses = warehouses;
        this.carriers = carriers;
        this.settings = settings;
    }

    ParcelLabel of(Parcel parcel) {
        var id = parcel.fulfillment();
        var fulfillment = fulfillments.get(id);
        var order = fulfillments.orderOf(id);
        var from = warehouses.find(fulfillment.warehouse()).orElseGet(() -> new Warehouse(fulfillment.warehouse(), fulfillment.warehouse(), "", "", "", true));
        var known = products.bySkus(parcel.contents().stream().map(Parcel.Content::sku).toList());
        var kits = fulfillment.lines().stream().collect(Collectors.toMap(Fulfillment.Line::id, Fulfillment.Line::kitSku));
        var items = parcel.contents().stream().map(c -> {
            var product = known.get(c.sku());
            return new ParcelLabel.Item(c.sku(), product == null ? "" : product.name(), product == null ? "" : product.told(), c.quantity(), kits.getOrDefault(c.fulfillmentLineId(), ""));
        }).toList();
        var all = parcels.of(id).stream().filter(p -> p.state() != Parcel.State.VOIDED).map(Parcel::id).toList();
        var now = LocalDateTime.ofInstant(fulfillments.clock().instant(), CHINA);
        return new ParcelLabel(carriers.name(parcel.carrier()), parcel.trackingNumber(), parcel.reference(), id.toString(), order.channelOrderNo(), order.shop(), from.name(), sender(from),
            shown(order.receiver(), order.channel()), fulfillment.specialRequests(), parcel.weightG(), items, all.indexOf(parcel.id()) + 1, all.size(), now);
    }

    private static String sender(Warehouse from) {
        var area = from.province().equals(from.city()) ? from.city() : from.province() + from.city();
        return (from.name() + "  " + area + from.district()).strip();
    }

    private Receiver shown(Receiver to, String channel) {
        if (!settings.masks(channel)) return to;
        return new Receiver(to.name(), PhoneMask.masked(to.phone()), to.province(), to.city(), to.district(), to.detail(), to.line());
    }
}
