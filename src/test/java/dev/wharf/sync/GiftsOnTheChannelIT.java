package dev.wharf.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.effect.Effect;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lanes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WharfTest
class GiftsOnTheChannelIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private PushShipment push;

    @Test
    void a_channel_is_told_of_what_it_sold_and_of_no_gift() {
        // Given an order with a gift, packed
        var house = new TestHouse(context);
        var sku = house.sku(5, 0);
        var id = house.take(TestHouse.order().line(sku, 2));
        var parcel = System.nanoTime();
        house.bean(Lanes.class).runOne(() -> {
            var fulfillments = house.bean(Fulfillments.class);
            var order = fulfillments.get(id);
            var lines = new ArrayList<>(order.lines());
            lines.add(new Fulfillment.Line(parcel, order.salesOrderId(), "GIFT-1", sku, 1, 0, true));
            fulfillments.save(order.withLines(lines));
            house.bean(Parcels.class).add(Parcel.packed(parcel, id, "DEMO", 100, Instant.now(), List.of()));
        });
        // When its shipment is read for the channel
        var effect = new Effect(parcel, PushShipment.KIND, id.toString(), id, "", Map.of(PushShipment.PARCEL, String.valueOf(parcel)), 0, false, "", Instant.now());
        var notice = house.bean(Lanes.class).call(() -> push.read(List.of(effect)).get(effect).notice());
        // Then the gift is not in it
        assertThat(notice.lines()).containsExactly(new ShipmentNotice.Line("1", sku, 2));
    }
}
