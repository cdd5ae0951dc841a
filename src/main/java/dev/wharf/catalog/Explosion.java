package dev.wharf.catalog;

import dev.wharf.common.Shares;
import dev.wharf.order.Fulfillment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What a sold line becomes on a fulfillment. Pure. The price of one kit is divided over its components to the cent; where the units of a
 * component do not divide their share evenly they stand on two lines, a cent apart. Each line has whole units of every kit, so any number of
 * whole kits costs exactly that number of kit prices: quantity times unit price, summed over the lines, is conserved by whatever keeps kits whole.
 */
public final class Explosion {
    private Explosion() { }

    /** @param sold the line as the channel sent it; its id goes to the first line @param ids numbers for the others */
    public static List<Fulfillment.Line> of(Fulfillment.Line sold, Goods goods, LongSupplier ids) {
        if (goods.kit() == null) return List.of(line(sold.id(), sold, goods.sku(), sold.quantity(), sold.unitPriceMinor(), "", 1));
        var components = goods.kit().components();
        var shares = Shares.of(sold.unitPriceMinor(), components.stream().map(Kit.Component::share).toList());
        var lines = new ArrayList<Fulfillment.Line>();
        for (int i = 0; i < components.size(); i++) {
            var component = components.get(i);
            int dearer = (int) (shares.get(i) % component.quantity());
            long price = shares.get(i) / component.quantity();
            add(lines, sold, goods, component, component.quantity() - dearer, price, ids);
            add(lines, sold, goods, component, dearer, price + 1, ids);
        }
        return lines;
    }

    private static void add(List<Fulfillment.Line> lines, Fulfillment.Line sold, Goods goods, Kit.Component component, int perKit, long price, LongSupplier ids) {
        if (perKit == 0) return;
        var id = lines.isEmpty() ? sold.id() : ids.getAsLong();
        lines.add(line(id, sold, component.sku(), Math.multiplyExact(sold.quantity(), perKit), price, goods.sku(), perKit));
    }

    private static Fulfillment.Line line(long id, Fulfillment.Line sold, String sku, int quantity, long price, String kit, int perKit) {
        return new Fulfillment.Line(id, sold.salesOrderId(), sold.lineNo(), sku, quantity, price, sold.gift(), kit, perKit);
    }
}
