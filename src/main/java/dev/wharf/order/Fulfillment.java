package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.List;

/**
 * The unit of work (系统订单): goods that leave one warehouse together.
 *
 * @param warehouse       empty until one is chosen
 * @param region          where the parcel goes, as address review understood it
 * @param specialRequests what must be done when packing, in the buyer's words, one per entry
 * @param version         rises with each change; two changes from one version cannot both succeed
 */
public record Fulfillment(FulfillmentId id, long salesOrderId, String shop, Stage stage, String warehouse, Region region, List<String> specialRequests,
                          Instant shipBy, Instant createdAt, Instant stageAt, Instant closedAt, String closeReason, int version,
                          List<Line> lines) {

    /** @param quantity units of this line that this fulfillment ships; zero once all were cancelled or split off */
    public record Line(long id, long salesOrderId, String lineNo, String sku, int quantity, long unitPriceMinor) {
        public Line withQuantity(int units) {
            return new Line(id, salesOrderId, lineNo, sku, units, unitPriceMinor);
        }
    }

    public Fulfillment inStage(Stage next, Instant at) {
        boolean closed = next == Stage.DONE || next == Stage.CANCELLED;
        return new Fulfillment(id, salesOrderId, shop, next, warehouse, region, specialRequests, shipBy, createdAt, at, closed ? at : closedAt, closeReason, version, lines);
    }

    public Fulfillment inWarehouse(String code) {
        return new Fulfillment(id, salesOrderId, shop, stage, code, region, specialRequests, shipBy, createdAt, stageAt, closedAt, closeReason, version, lines);
    }

    public Fulfillment to(Region resolved) {
        return new Fulfillment(id, salesOrderId, shop, stage, warehouse, resolved, specialRequests, shipBy, createdAt, stageAt, closedAt, closeReason, version, lines);
    }

    public Fulfillment withLines(List<Line> changed) {
        return new Fulfillment(id, salesOrderId, shop, stage, warehouse, region, specialRequests, shipBy, createdAt, stageAt, closedAt, closeReason, version, changed);
    }

    public Fulfillment because(String reason) {
        return new Fulfillment(id, salesOrderId, shop, stage, warehouse, region, specialRequests, shipBy, createdAt, stageAt, closedAt, reason, version, lines);
    }

    Fulfillment atVersion(int current) {
        return new Fulfillment(id, salesOrderId, shop, stage, warehouse, region, specialRequests, shipBy, createdAt, stageAt, closedAt, closeReason, current, lines);
    }

    /** Units per SKU over all lines; SKUs without units left out. */
    public java.util.SortedMap<String, Integer> units() {
        var units = new java.util.TreeMap<String, Integer>();
        for (var line : lines) if (line.quantity() > 0) units.merge(line.sku(), line.quantity(), Integer::sum);
        return units;
    }
}
