package dev.wharf.demo;

import dev.wharf.inventory.lot.GoodsIn;
import dev.wharf.inventory.lot.Lots;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Products.PickFace;
import dev.wharf.warehouse.Products.Product;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Tracking.Kind;
import dev.wharf.warehouse.Trackings;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Goods of the demo that are told apart: nuts in two lots, of which the one that expires first lies further away, and cameras by serial. */
@Component
@Profile("demo")
class DemoTracked {
    private static final String WAREHOUSE = "SH01";
    private static final String NUTS = "NUT-MIX-500";
    private static final String CAMERA = "CAM-INST";

    private final Products products;
    private final Trackings trackings;
    private final GoodsIn goods;
    private final Lots lots;
    private final Lanes lanes;

    DemoTracked(Products products, Trackings trackings, GoodsIn goods, Lots lots, Lanes lanes) {
        this.products = products;
        this.trackings = trackings;
        this.goods = goods;
        this.lots = lots;
        this.lanes = lanes;
    }

    void put() {
        products.put(List.of(new Product(NUTS, "NUT", "500g", "每日坚果 500g", 8900, 520, 240, 180, 80, List.of("6901000000134")),
            new Product(CAMERA, "CAM", "白色", "拍立得相机", 59900, 480, 160, 140, 100, List.of("6901000000141"))));
        products.putPickFaces(List.of(new PickFace(WAREHOUSE, NUTS, "D-01-01-1"), new PickFace(WAREHOUSE, CAMERA, "D-02-01-1")));
        lanes.runOne(() -> {
            trackings.put(List.of(new Tracking(NUTS, "food", "NORMAL", Kind.LOT_EXPIRY, 30), new Tracking(CAMERA, "", "NORMAL", Kind.SERIAL, 0)));
            // The days of the lots count from the first start.
            if (lots.find(NUTS, "N2611A").isEmpty()) goods.receive(receipts(lots.today()), "Demo stock");
        });
    }

    private static List<GoodsIn.Line> receipts(LocalDate today) {
        return List.of(new GoodsIn.Line("demo:N2611A", WAREHOUSE, NUTS, 20, "D-01-02-1", "N2611A", today.minusDays(60), today.plusDays(90), List.of()),
            new GoodsIn.Line("demo:N2611B", WAREHOUSE, NUTS, 40, "D-01-01-1", "N2611B", today.minusDays(20), today.plusDays(240), List.of()),
            new GoodsIn.Line("demo:CAM", WAREHOUSE, CAMERA, 3, "D-02-01-1", "", null, null, List.of("CAM-26-0001", "CAM-26-0002", "CAM-26-0003")));
    }
}
