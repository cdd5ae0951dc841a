package dev.wharf.review.merge;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Handling;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes goods out of a fulfillment into one of their own, and puts them back. Call inside a lane. */
@Component
public class Splits {
    /** Tag of a fulfillment that is to leave as one. */
    public static final String SEALED = "NO_SPLIT";

    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final OrderLog log;
    private final Instances instances;
    private final MergeBook book;
    private final Stock stock;
    private final Ids ids;

    Splits(Fulfillments fulfillments, SalesOrders orders, OrderLog log, Instances instances, MergeBook book, Stock stock, Ids ids) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.log = log;
        this.instances = instances;
        this.book = book;
        this.stock = stock;
        this.ids = ids;
    }

    /**
     * Units and money are conserved; the new one is handled like the old one and begins its own review.
     *
     * @param units     by line id
     * @param warehouse the new one is to leave from; empty for any
     * @param why       for the timelines
     */
    public FulfillmentId off(FulfillmentId id, Map<Long, Integer> units, String warehouse, Text why) {
        var whole = fulfillments.get(id);
        return off(whole, units, warehouse, whole.handling(), why);
    }

    FulfillmentId off(Fulfillment whole, Map<Long, Integer> units, String warehouse, Handling handling, Text why) {
        var taken = Merging.take(whole, units, ids::next);
        var lines = taken.getValue();
        var now = Instant.now(fulfillments.clock());
        boolean ofFirst = lines.stream().anyMatch(l -> l.salesOrderId() == whole.salesOrderId());
        long orderId = ofFirst ? whole.salesOrderId() : lines.get(0).salesOrderId();
        var part = new Fulfillment(new FulfillmentId(ids.next()), orderId, whole.shop(), Stage.REVIEW, warehouse, whole.region(), handling, whole.shipBy(), now, now,
            null, "", 0, lines);
        // Before review they hold nothing for good: what leaves takes its part of a soft lock with it by asking anew.
        units.forEach((line, n) -> stock.release(whole.id(), line, n, "Split off"));
        stock.forgo(whole.id());
        fulfillments.save(taken.getKey());
        fulfillments.add(part, ofFirst ? fulfillments.orderOf(whole.id()) : orders.byIds(List.of(orderId)).get(orderId));
        log.begins(part.id());
        book.split(part.id(), whole.id());
        log.happened(whole.id(), "SPLIT", new Text(part.id() + " 拆出：" + why.zh(), part.id() + " was split off: " + why.en()));
        log.happened(part.id(), "SPLIT", new Text("从 " + whole.id() + " 拆出：" + why.zh(), "Split off " + whole.id() + ": " + why.en()));
        instances.startLater(List.of(part.id()));
        return part.id();
    }

    /**
     * Puts the goods of a part back. What they were split off is sealed, so that no rule divides it again at once.
     *
     * @return what they were split off
     * @throws Refusal CONFLICT unless both are in review
     */
    public FulfillmentId join(FulfillmentId partId) {
        var wholeId = book.parentOf(partId).orElseThrow(() -> Refusal.conflict("NOT_SPLIT", partId + " was not split off another fulfillment, or was put back already."));
        fulfillments.lockRows(List.of(partId, wholeId));
        if (book.parentOf(partId).filter(wholeId::equals).isEmpty()) throw Refusal.conflict("NOT_SPLIT", partId + " was put back already.");
        var part = inReview(partId);
        var whole = inReview(wholeId);
        if (!book.borneBy(List.of(partId)).isEmpty()) throw Refusal.conflict("MERGED", partId + " bears goods of other orders; take them apart first.");
        var joined = Merging.join(whole, part, ids::next);
        fulfillments.save(joined.bearer().handled(sealed(whole.handling())));
        fulfillments.saveMerged(joined.alone().because("JOINED").inStage(Stage.MERGED, Instant.now(fulfillments.clock())), wholeId);
        log.releaseAll(partId, "并回 Put back into " + wholeId);
        stock.release(partId, "Put back into " + wholeId);
        log.happened(partId, "JOINED", new Text("并回 " + wholeId, "Put back into " + wholeId));
        log.happened(wholeId, "JOINED", new Text(partId + " 并回", partId + " was put back"));
        book.joined(partId, wholeId);
        instances.tell(Message.OrderMerged, List.of(partId), Map.of());
        instances.tell(Message.ReviewRequested, List.of(wholeId), Map.of());
        return wholeId;
    }

    private static Handling sealed(Handling handling) {
        if (handling.tags().contains(SEALED)) return handling;
        var tags = new ArrayList<>(handling.tags());
        tags.add(SEALED);
        return handling.tagged(tags);
    }

    private Fulfillment inReview(FulfillmentId id) {
        var fulfillment = fulfillments.get(id);
        if (fulfillment.stage() != Stage.REVIEW) {
            throw Refusal.conflict("NOT_IN_REVIEW", id + " is in stage " + fulfillment.stage() + "; goods move between fulfillments in review only.");
        }
        return fulfillment;
    }
}
