package dev.wharf.shipping.label;

import java.time.format.DateTimeFormatter;

/**
 * Where everything stands on a label of 100 × 150 mm. The receiver's box takes the longest address a channel may send, 600 characters,
 * in letters of 1.9 mm; a usual one stands in 4.4 mm.
 */
final class LabelLayout {
    static final double WIDTH = 100;
    static final double HEIGHT = 150;
    private static final double LEFT = 3;
    private static final double WIDE = WIDTH - 2 * LEFT;
    /** The smallest letters a label printer of 203 dpi prints legibly: 15 dots. */
    private static final double SMALLEST = 1.9;
    private static final double ROW = 4.2;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ParcelLabel label;
    private final Surface on;

    LabelLayout(ParcelLabel label, Surface on) {
        this.label = label;
        this.on = on;
    }

    void draw() {
        on.write(label.carrier(), LEFT, 3.5, 70, 7.5, 6, SMALLEST, true);
        on.write(label.parcel() + "/" + label.of(), 76, 3.5, 21, 7.5, 6, 3, true);
        on.rule(LEFT, 12, WIDE, 0.4);
        on.code128(LEFT, 14, WIDE, 16, label.trackingNumber());
        on.write(label.trackingNumber(), LEFT, 31, WIDE, 5.5, 4.6, 1.5, true);
        on.rule(LEFT, 37, WIDE, 0.4);
        receiver();
        on.rule(LEFT, 79.5, WIDE, 0.25);
        on.write("发 " + label.sender(), LEFT, 80.5, WIDE, 6, 3, SMALLEST, false);
        on.rule(LEFT, 87, WIDE, 0.25);
        double below = marks();
        contents(below);
        on.qr(75, 117, 22, label.trackingNumber());
        footer();
    }

    private void receiver() {
        on.frame(LEFT, 38.5, 7.5, 7.5, 0.5);
        on.write("收", LEFT + 1.25, 39.5, 6, 6, 5, 5, true);
        on.write(label.to().name() + "  " + label.to().phone(), LEFT + 10, 38.5, WIDE - 10, 10, 5, SMALLEST, true);
        on.write(label.to().address(), LEFT, 49, WIDE, 30, 4.4, SMALLEST, false);
    }

    /** @return where what stands below begins */
    private double marks() {
        if (label.marks().isEmpty()) return 88.5;
        on.frame(LEFT, 88.5, WIDE, 14, 0.8);
        on.write("特殊要求 " + String.join("；", label.marks()), LEFT + 1.8, 90, WIDE - 3.6, 11.2, 4.4, SMALLEST, true);
        return 104;
    }

    private void contents(double from) {
        int rows = (int) ((140 - from) / ROW);
        int shown = label.items().size() <= rows ? label.items().size() : rows - 1;
        double y = from;
        for (var item : label.items().subList(0, shown)) {
            on.write("×" + item.quantity() + "  " + item.sku() + "  " + item.name() + " " + item.variant(), LEFT, y, 70, ROW, 3, SMALLEST, false);
            y += ROW;
        }
        if (shown < label.items().size()) on.write("另有 " + (label.items().size() - shown) + " 种，见装箱单 · more on the packing list", LEFT, y, 70, ROW, 3, SMALLEST, false);
    }

    private void footer() {
        on.rule(LEFT, 141, WIDE, 0.25);
        on.write("订单 " + label.orderNo() + "  " + label.fulfillmentNo() + "  " + label.reference(), LEFT, 141.8, WIDE, 3.2, 2.6, 1.5, false);
        on.write("共 " + label.units() + " 件  " + label.weightG() + " g  " + label.warehouse() + "  " + TIME.format(label.printedAt()), LEFT, 145, WIDE, 3.2, 2.6, 1.5, false);
    }
}
