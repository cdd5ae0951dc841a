package dev.wharf.shipping.label;

import java.util.List;

/** A sheet of A4: the label to cut out at the top left, the packing list beside and below it, on as many sheets as it needs. */
final class PackingList {
    private static final double WIDTH = 210;
    private static final double HEIGHT = 297;
    private static final double LEFT = 10;
    private static final double EDGE = 5;
    private static final double BOTTOM = 285;
    private static final double ROW = 7.5;

    private final ParcelLabel label;
    private final PdfSurface on;

    PackingList(ParcelLabel label, PdfSurface on) {
        this.label = label;
        this.on = on;
    }

    void draw() {
        on.nextPage(WIDTH, HEIGHT);
        on.at(EDGE, EDGE, this::label);
        beside();
        double y = head(160);
        for (var item : label.items()) {
            if (y + ROW > BOTTOM) {
                on.nextPage(WIDTH, HEIGHT);
                y = head(12);
            }
            row(y, item);
            y += ROW;
        }
        on.write("共 " + label.units() + " 件 units", LEFT, y + 1.5, 190, 6, 4, 3, true);
    }

    private void label() {
        on.frame(0, 0, LabelLayout.WIDTH, LabelLayout.HEIGHT, 0.1);
        new LabelLayout(label, on).draw();
    }

    private void beside() {
        on.write("装箱单 Packing list", 112, 10, 90, 8, 6, 4, true);
        double y = 22;
        for (var line : List.of("店铺 Shop  " + label.shop(), "订单 Order  " + label.orderNo(), "系统单号 Fulfillment  " + label.fulfillmentNo(),
            "包裹 Parcel  " + label.parcel() + "/" + label.of() + "  " + label.reference(), "仓库 Warehouse  " + label.warehouse())) {
            y += on.write(line, 112, y, 90, 14, 4, 2, false) + 2;
        }
        if (!label.marks().isEmpty()) on.write("特殊要求 " + String.join("；", label.marks()), 112, y + 2, 90, 40, 5, 2.2, true);
    }

    private double head(double y) {
        on.write("SKU", LEFT, y, 60, 5, 3.6, 3, true);
        on.write("品名 Name", 75, y, 100, 5, 3.6, 3, true);
        on.write("数量 Qty", 180, y, 22, 5, 3.6, 3, true);
        on.rule(LEFT, y + 5, 190, 0.3);
        return y + 6.5;
    }

    private void row(double y, ParcelLabel.Item item) {
        on.write(item.sku() + (item.kit().isEmpty() ? "" : " (" + item.kit() + ")"), LEFT, y, 62, ROW, 3.4, 1.9, false);
        on.write(item.name() + " " + item.variant(), 75, y, 102, ROW, 3.4, 1.9, false);
        on.write(Integer.toString(item.quantity()), 183, y, 20, ROW, 4, 3, true);
    }
}
