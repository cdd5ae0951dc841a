package dev.wharf.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.common.FulfillmentId;
import dev.wharf.effect.Effect;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lanes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WharfTest
class MergedOrdersOnTheChannelIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private PushShipment push;

    @Test
    void each_order_in_the_parcel_is_told_its_own_lines_under_a_key_of_its_own() {
        // Given a parcel with the goods of two orders
        var house = new TestHouse(context);
        var sku = house.sku(9, 0);
        var first = TestHouse.order().line(sku, 2);
        var second = TestHouse.order().line(sku, 3);
        var bearer = house.take(first);
        var other = house.fulfillment(house.take(second));
        var parcel = System.nanoTime();
        house.bean(Lanes.class).runOne(() -> {
            var fulfillments = house.bean(Fulfillments.class);
            var lines = new ArrayList<>(fulfillments.get(bearer).lines());
            lines.add(other.lines().get(0).moved(parcel, 3));
            fulfillments.save(fulfillments.get(bearer).withLines(lines));
            house.bean(Parcels.class).add(Parcel.packed(parcel, bearer, "DEMO", 100, Instant.now(), List.of()));
        });
        // When the notices of both are read
        var own = house.fulfillment(bearer).salesOrderId();
        var effects = List.of(effect(1, bearer, parcel, own, own), effect(2, bearer, parcel, other.salesOrderId(), own));
        var notices = house.bean(Lanes.class).call(() -> push.read(effects));
        // Then each names its order and that order's lines
        assertThat(notices.get(effects.get(0)).notice()).extracting(ShipmentNotice::key, ShipmentNotice::channelOrderNo, ShipmentNotice::lines)
            .containsExactly(bearer.toString(), first.no, List.of(new ShipmentNotice.Line("1", sku, 2)));
        assertThat(notices.get(effects.get(1)).notice()).extracting(ShipmentNotice::key, ShipmentNotice::channelOrderNo, ShipmentNotice::lines)
            .containsExactly(bearer + "-" + other.salesOrderId(), second.no, List.of(new ShipmentNotice.Line("1", sku, 3)));
    }

    private static Effect effect(long id, FulfillmentId bearer, long parcel, long order, long own) {
        return new Effect(id, PushShipment.KIND, PushShipment.key(bearer, order, own, Optional.empty()), bearer, "",
            Map.of(PushShipment.PARCEL, String.valueOf(parcel), PushShipment.ORDER, String.valueOf(order)), 0, false, "", Instant.now());
    }
}
