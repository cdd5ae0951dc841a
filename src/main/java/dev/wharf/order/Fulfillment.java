package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.List;

/**
 * The unit of work (系统订单): goods that leave one warehouse together.
 *
 * @param warehouse       empty until one is chosen
 * @param region          where the parcel goes, as address review understood it
 * @param handling        what review found out about how to ship it
 * @param version         rises with each change; two changes from one version cannot both succeed
 */
public record Fulfillment(FulfillmentId id, long salesOrderId, String shop, Stage stage, String warehouse, Region region, Handling handling,
                          Instant shipBy, Instant createdAt, Instant stageAt, Instant closedAt, String closeReason, int version,
                          List<Line> lines) {

    /** What a channel sold: one line of one sales order. All fulfillment lines of one kit line share it, which makes it the number of their group. */
    public record Sold(long salesOrderId, String lineNo) implements Comparable<Sold> {
        @Override
        public int compareTo(Sold other) {
            return salesOrderId != other.salesOrderId ? Long.compare(salesOrderId, other.salesOrderId) : lineNo.compareTo(other.lineNo);
        }
    }

    /**
     * @param quantity    units of this line that this fulfillment ships; zero once all were cancelled, split off or merged away
     * @param gift        added by a rule; its price is zero, and no channel knows it
     * @param kitSku      the kit (组合装) the buyer ordered, of which these units are a part; empty for goods sold by themselves
     * @param unitsPerKit units of this line in one kit as it was composed when the order was taken; 1 for goods sold by themselves. The quantity is a multiple of it
     */
    public record Line(long id, long salesOrderId, String lineNo, String sku, int quantity, long unitPriceMinor, boolean gift, String kitSku, int unitsPerKit) {
        public Line {
            if (unitsPerKit < 1) throw new IllegalArgumentException("Line " + id + " has " + unitsPerKit + " units per kit");
            if (quantity % unitsPerKit != 0) throw new IllegalArgumentException("Line " + id + " has " + quantity + " units, which are no whole kits of " + unitsPerKit);
        }

        public Line(long id, long salesOrderId, String lineNo, String sku, int quantity, long unitPriceMinor, boolean gift) {
            this(id, salesOrderId, lineNo, sku, quantity, unitPriceMinor, gift, "", 1);
        }

        public Line(long id, long salesOrderId, String lineNo, String sku, int quantity, long unitPriceMinor) {
            this(id, salesOrderId, lineNo, sku, quantity, unitPriceMinor, false);
        }

        public Line withQuantity(int units) {
            return new Line(id, salesOrderId, lineNo, sku, units, unitPriceMinor, gift, kitSku, unitsPerKit);
        }

        /** The same goods of the same order on another fulfillment. */
        public Line moved(long newId, int units) {
            return new Line(newId, salesOrderId, lineNo, sku, units, unitPriceMinor, gift, kitSku, unitsPerKit);
        }

        public Sold sold() {
            return new Sold(salesOrderId, lineNo);
        }

        public boolean ofKit() {
            return !kitSku.isEmpty();
        }

        /** Units as the channel counts them: kits, or units of goods sold by themselves. */
        public int soldUnits() {
            return quantity / unitsPerKit;
        }

        /** The same goods at the same price and in the same number per kit, so that units may move from one to the other. */
        public boolean sameGoods(Line other) {
            return sold().equals(other.sold()) && sku.equals(other.sku) && unitPriceMinor == other.unitPriceMinor && kitSku.equals(other.kitSku) && unitsPerKit == other.unitsPerKit;
        }
    }

    public Fulfillment inStage(Stage next, Instant at) {
        boolean closed = next == Stage.DONE || next == Stage.CANCELLED || next == Stage.MERGED;
        return new Fulfillment(id, salesOrderId, shop, next, warehouse, region, handling, shipBy, createdAt, at, closed ? at : null, closeReason, version, lines);
    }

    public Fulfillment inWarehouse(String code) {
        return new Fulfillment(id, salesOrderId, shop, stage, code, region, handling, shipBy, createdAt, stageAt, closedAt, closeReason, version, lines);
    }

    public Fulfillment to(Region resolved) {
        return new Fulfillment(id, salesOrderId, shop, stage, warehouse, resolved, handling, shipBy, createdAt, stageAt, closedAt, closeReason, version, lines);
    }

    public Fulfillment withLines(List<Line> changed) {
        return new Fulfillment(id, salesOrderId, shop, stage, warehouse, region, handling, shipBy, createdAt, stageAt, closedAt, closeReason, version, changed);
    }

    public Fulfillment handled(Handling changed) {
        return new Fulfillment(id, salesOrderId, shop, stage, warehouse, region, changed, shipBy, createdAt, stageAt, closedAt, closeReason, version, lines);
    }

    public Fulfillment due(Instant deadline) {
        return new Fulfillment(id, salesOrderId, shop, stage, warehouse, region, handling, deadline, createdAt, stageAt, closedAt, closeReason, version, lines);
    }

    public List<String> specialRequests() {
        return handling.specialRequests();
    }

    public Fulfillment because(String reason) {
        return new Fulfillment(id, salesOrderId, shop, stage, warehouse, region, handling, shipBy, createdAt, stageAt, closedAt, reason, version, lines);
    }

    Fulfillment atVersion(int current) {
        return new Fulfillment(id, salesOrderId, shop, stage, warehouse, region, handling, shipBy, createdAt, stageAt, closedAt, closeReason, current, lines);
    }

    /** The sales orders whose goods it ships, its own first. */
    public List<Long> salesOrders() {
        var shipped = lines.stream().filter(l -> l.quantity() > 0).map(Line::salesOrderId).distinct();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(salesOrderId), shipped).distinct()
            .filter(o -> lines.stream().anyMatch(l -> l.salesOrderId() == o && l.quantity() > 0)).toList();
    }

    /** Units per order line as the channel counts them, kits as kits; in the order of the lines, those without units left out. */
    public java.util.Map<Sold, Integer> sold() {
        var units = new java.util.LinkedHashMap<Sold, Integer>();
        for (var group : groups()) units.put(group.get(0).sold(), group.stream().filter(group.get(0)::sameGoods).mapToInt(Line::soldUnits).sum());
        return units;
    }

    /** Lines with units, by order line: those of one kit together. */
    public List<List<Line>> groups() {
        var groups = new java.util.LinkedHashMap<Sold, List<Line>>();
        for (var line : lines) if (line.quantity() > 0) groups.computeIfAbsent(line.sold(), s -> new java.util.ArrayList<>()).add(line);
        return List.copyOf(groups.values());
    }

    /**
     * What makes up some units of a sold line: that many of goods sold by themselves, all parts of that many kits.
     *
     * @param units as the channel counts them
     * @return units by line id
     * @throws IllegalArgumentException if it has fewer
     */
    public java.util.Map<Long, Integer> unitsOf(Sold sold, int units) {
        var taken = new java.util.LinkedHashMap<Long, Integer>();
        var own = lines.stream().filter(l -> l.quantity() > 0 && l.sold().equals(sold)).toList();
        for (var kind : own) {
            if (own.stream().filter(kind::sameGoods).findFirst().orElseThrow() != kind) continue;
            int open = Math.multiplyExact(units, kind.unitsPerKit());
            for (var line : own) {
                int here = line.sameGoods(kind) ? Math.min(open, line.quantity()) : 0;
                if (here > 0) taken.put(line.id(), here);
                open -= here;
            }
            if (open > 0) throw new IllegalArgumentException(id + " has fewer than " + units + " units of line " + sold.lineNo());
        }
        return taken;
    }

    /** The same without these units. @param out by line id */
    public Fulfillment without(java.util.Map<Long, Integer> out) {
        return withLines(lines.stream().map(l -> out.containsKey(l.id()) ? l.withQuantity(l.quantity() - out.get(l.id())) : l).toList());
    }

    /** Units per SKU over all lines; SKUs without units left out. */
    public java.util.SortedMap<String, Integer> units() {
        var units = new java.util.TreeMap<String, Integer>();
        for (var line : lines) if (line.quantity() > 0) units.merge(line.sku(), line.quantity(), Integer::sum);
        return units;
    }
}
