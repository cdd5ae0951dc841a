package dev.wharf.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.catalog.Kit;
import dev.wharf.catalog.Kits;
import dev.wharf.catalog.SkuMappings;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.effect.Effect;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lanes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WharfTest
class KitsOnTheChannelIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private PushShipment push;

    @Test
    void a_channel_is_told_of_kits_in_its_own_code_and_count() {
        // Given three kits under the channel's code and something else, packed
        var house = new TestHouse(context);
        var kit = house.sku(0, 0);
        var code = TestHouse.unique("SET-");
        var cup = house.sku(9, 0);
        house.bean(Kits.class).put(List.of(new Kit(kit, List.of(new Kit.Component(cup, 1, 1), new Kit.Component(house.sku(9, 0), 3, 1)))));
        house.bean(Lanes.class).runOne(() -> house.bean(SkuMappings.class).put(new SkuMappings.Code(TestHouse.SHOP, code), kit, "test"));
        var id = house.take(TestHouse.order().line(code, 3).line(cup, 2));
        var parcel = System.nanoTime();
        house.bean(Lanes.class).runOne(() -> house.bean(Parcels.class).add(Parcel.packed(parcel, id, "DEMO", 100, Instant.now(), List.of())));
        // When its shipment is read for the channel
        var effect = new Effect(parcel, PushShipment.KIND, id.toString(), id, "", Map.of(PushShipment.PARCEL, String.valueOf(parcel)), 0, false, "", Instant.now());
        var notice = house.bean(Lanes.class).call(() -> push.read(List.of(effect)).get(effect).notice());
        // Then it is one line of three
        assertThat(house.fulfillment(id).lines()).hasSizeGreaterThan(3);
        assertThat(notice.lines()).containsExactly(new ShipmentNotice.Line("1", code, 3), new ShipmentNotice.Line("2", cup, 2));
    }
}
