package dev.wharf.overview;

import dev.wharf.common.Text;
import dev.wharf.order.Handling;
import dev.wharf.order.Level;
import dev.wharf.order.Stage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Everything a person or a system wants to know about one fulfillment, but for what happened when. */
record OrderView(Head head, List<Line> lines, List<Hold> holds, List<Decision> decisions, List<Parcel> parcels, List<Sibling> siblings,
                 List<Relation> relations) {

    /**
     * @param channelOrderNo of the sales order whose receiver the parcel goes to
     * @param receiver       hidden parts already taken out for those who may not see them
     * @param escalatedAt    when people were told that it has to ship soon; null if they were not
     * @param closeReason    empty while it is open
     */
    record Head(long id, long salesOrderId, String fulfillment, Stage stage, String shop, String shopName, String channel, String channelOrderNo, String source,
                String warehouse, String payment, long paidMinor, long totalMinor, String currency, Handling handling, Instant placedAt, Instant shipBy, Instant escalatedAt,
                Instant createdAt, Instant stageAt, Instant closedAt, String closeReason, ReceiverView receiver) {

        public boolean open() {
            return stage != Stage.DONE && stage != Stage.CANCELLED && stage != Stage.MERGED;
        }

        public boolean toShip() {
            return stage.mayCancel();
        }

        public List<String> specialRequests() {
            return handling.specialRequests();
        }

        public boolean unpaid() {
            return "UNPAID".equals(payment) || "FAILED".equals(payment) || "DEPOSIT".equals(payment);
        }
    }

    /**
     * @param orderNo    the channel's number of the order this line came with: not always the same after a merge
     * @param cancelled  units of the order line, kits counted as kits
     * @param kit        SKU of the kit it is a part of; empty if it is none
     * @param channelSku what the channel called it
     */
    record Line(String lineNo, String orderNo, String sku, String name, String variant, int quantity, int cancelled, int picked, long unitPriceMinor, String kit, int unitsPerKit,
                String channelSku) {
        public boolean ofKit() {
            return !kit.isEmpty();
        }

        /** What the channel called it, where that is neither our SKU nor that of the kit. */
        public String otherCode() {
            return channelSku.equals(sku) || channelSku.equals(kit) ? "" : channelSku;
        }

        public long amountMinor() {
            return quantity * unitPriceMinor;
        }
    }

    record Hold(String code, Text note, Instant since, String by) { }

    /** What a rule said. @param setting reference of the settings it ran with @param inputs JSON; empty if the viewer may not see them */
    record Decision(long id, String rule, String version, String setting, Level level, String outcome, Text reason, String inputs, Instant at, String by) { }

    /**
     * @param delivery      what its carrier says, NONE before the first scan; empty if nobody watches it
     * @param deliveredAt   null unless it is delivered
     * @param box           code of the box it is in; empty if it is not known
     * @param boxCostMinor  what that cost when it was packed, in minor units of CNY
     * @param carriageMinor what its carriage is estimated to cost; negative if no price is known
     */
    record Parcel(long id, String carrier, String trackingNumber, int weightG, String state, Instant packedAt, Instant handedOverAt, String delivery, Instant deliveredAt,
                  List<Content> contents, String box, long boxCostMinor, long carriageMinor) {
        /** Of carriage and box together; negative if it is not known. */
        public long estimatedMinor() {
            return carriageMinor < 0 ? carriageMinor : carriageMinor + boxCostMinor;
        }

        public boolean live() {
            return !"VOIDED".equals(state);
        }
    }

    /** Units of a SKU in a parcel. @param serials where the order has several parcels */
    record Content(String sku, String name, int quantity, List<String> serials) { }

    /** Where goods of it went, or came from. @param kind MERGED_INTO, BEARS, SPLIT_FROM or SPLIT_OFF */
    record Relation(String kind, String fulfillment) { }

    record Sibling(String fulfillment, String stage, String warehouse, int units) { }

    public int units() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    /** The goods as the channel counts them. */
    public List<SoldLine> sold() {
        return SoldLine.of(lines);
    }

    /** The parcel that goes or went out, the first of several, or null. */
    public Parcel parcel() {
        return parcels.stream().filter(Parcel::live).findFirst().orElse(null);
    }

    /** The one that the order has to wait for: it is delivered when all its parcels are. Null without any. */
    public Parcel slowest() {
        var live = parcels.stream().filter(Parcel::live).toList();
        return live.stream().filter(p -> p.deliveredAt() == null).findFirst().orElseGet(() -> live.stream().max(Comparator.comparing(Parcel::deliveredAt)).orElse(null));
    }

    /** Only then is the order at the wait from which a label may be changed. */
    public boolean everyLabelReady() {
        return parcels.stream().noneMatch(p -> "PACKED".equals(p.state()));
    }

    public boolean severalParcels() {
        return parcels.stream().filter(Parcel::live).count() > 1;
    }
}
