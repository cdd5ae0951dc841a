package dev.wharf.shipping;

import dev.wharf.inventory.PackagingStock;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.ParcelDeparture;
import org.springframework.stereotype.Component;

/** The box leaves with its parcel, out of the stock of the warehouse that packed it. Boxes that nobody counts cost nothing. */
@Component
class PackagingDeparture implements ParcelDeparture {
    private final PackagingStock stock;
    private final Fulfillments fulfillments;

    PackagingDeparture(PackagingStock stock, Fulfillments fulfillments) {
        this.stock = stock;
        this.fulfillments = fulfillments;
    }

    @Override
    public void departed(Parcel parcel) {
        var material = parcel.packaging().material();
        if (!material.isEmpty()) stock.left(fulfillments.get(parcel.fulfillment()).warehouse(), material, parcel.reference());
    }
}
