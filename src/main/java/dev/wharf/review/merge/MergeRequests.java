package dev.wharf.review.merge;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Handling;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lane;
import dev.wharf.process.Lanes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Merges, takes apart and splits because a person says so, while everything concerned is in review. Asking twice does it once. */
@Service
public class MergeRequests {
    /** So that no rule merges again what a person took apart. */
    private static final String TAKEN_APART = "UNMERGED";
    private static final Text BY_HAND = new Text("人工操作", "by hand");

    /** Units of an order line, kits counted as kits. @param order the channel's number, needed only if two merged orders have a line of this number */
    public record Units(String lineNo, int quantity, String order) { }

    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final OrderLog log;
    private final Instances instances;
    private final Merges merges;
    private final Splits splits;

    MergeRequests(Lanes lanes, Fulfillments fulfillments, SalesOrders orders, OrderLog log, Instances instances, Merges merges, Splits splits) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.log = log;
        this.instances = instances;
        this.merges = merges;
        this.splits = splits;
    }

    /**
     * @return what was merged by this call; what was merged before is left out
     * @throws Refusal CONFLICT naming what differs
     */
    public List<FulfillmentId> merge(FulfillmentId into, List<FulfillmentId> from) {
        if (from.contains(into)) throw Refusal.invalid("SAME_FULFILLMENT", "from", into + " cannot be merged into itself.");
        return lanes.call(() -> {
            var rows = new LinkedHashSet<>(from);
            rows.add(into);
            fulfillments.lockRows(rows);
            rows.forEach(fulfillments::get);
            var borne = Set.copyOf(merges.borneBy(into));
            var others = from.stream().distinct().filter(id -> !borne.contains(id)).toList();
            if (others.isEmpty()) return List.of();
            var bearer = side(into);
            for (var other : others) {
                Fitting.between(bearer, side(other)).ifPresent(obstacle -> {
                    throw Refusal.conflict(obstacle.code(), obstacle.why().en() + ".");
                });
            }
            rows.forEach(id -> tag(id, false));
            merges.absorb(into, others);
            instances.tell(Message.OrderMerged, others, Map.of());
            instances.tell(Message.ReviewRequested, List.of(into), Map.of());
            return others;
        });
    }

    Fitting.Side side(FulfillmentId id) {
        return new Fitting.Side(fulfillments.get(id), fulfillments.orderOf(id), log.openHolds(id));
    }

    /**
     * @param id    a bearer, or what it bears
     * @param order number of one order to take out of the bearer; empty for all
     * @return what was taken out; empty if nothing is merged
     */
    public List<FulfillmentId> unmerge(FulfillmentId id, String order) {
        return lanes.call(() -> {
            var bearer = merges.bearer(id);
            var borne = merges.borneBy(bearer);
            Lane.current().join(borne);
            var out = bearer.equals(id) ? borne.stream().filter(b -> order.isEmpty() || names(b, order)).collect(Collectors.toSet()) : Set.of(id);
            if (out.isEmpty() && !order.isEmpty()) throw Refusal.notFound("ORDER_NOT_MERGED", "Order " + order + " is not merged into " + bearer + ".");
            if (out.isEmpty()) return List.of();
            var apart = merges.takeOut(bearer, out, BY_HAND).keySet();
            apart.forEach(a -> tag(a, true));
            merges.review(bearer, apart);
            return apart.stream().sorted().toList();
        });
    }

    private boolean names(FulfillmentId id, String order) {
        return id.toString().equals(order) || fulfillments.orderOf(id).channelOrderNo().equals(order);
    }

    private void tag(FulfillmentId id, boolean apart) {
        var fulfillment = fulfillments.get(id);
        var tags = new LinkedHashSet<>(fulfillment.handling().tags());
        if (apart ? tags.add(TAKEN_APART) : tags.remove(TAKEN_APART)) fulfillments.save(fulfillment.handled(fulfillment.handling().tagged(List.copyOf(tags))));
    }

    /** @return the fulfillment that ships these units now */
    public FulfillmentId split(FulfillmentId id, List<Units> lines) {
        if (lines.isEmpty()) throw Refusal.invalid("FIELD_MISSING", "lines", "Name the lines and units that leave apart.");
        return lanes.call(() -> {
            fulfillments.lockRows(List.of(id));
            var whole = fulfillments.get(id);
            if (whole.stage() != Stage.REVIEW) throw Refusal.conflict("NOT_IN_REVIEW", id + " is in stage " + whole.stage() + "; orders are split in review only.");
            var units = units(whole, lines);
            if (units.values().stream().mapToInt(Integer::intValue).sum() == whole.lines().stream().mapToInt(Fulfillment.Line::quantity).sum()) {
                throw Refusal.invalid("NOTHING_LEFT", "lines", "These are all units of " + id + "; leave at least one.");
            }
            var handling = whole.handling();
            var tags = new LinkedHashSet<>(handling.tags());
            tags.add(TAKEN_APART);
            var part = splits.off(whole, units, whole.warehouse(), new Handling(handling.specialRequests(), List.copyOf(tags), handling.carrier(), null, null), BY_HAND);
            instances.tell(Message.ReviewRequested, List.of(id), Map.of());
            return part;
        });
    }

    private Map<Long, Integer> units(Fulfillment whole, List<Units> lines) {
        var sold = orders.byIds(whole.salesOrders());
        var units = new HashMap<Fulfillment.Sold, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            var line = find(whole, lines.get(i), sold, "lines[" + i + "]");
            int quantity = lines.get(i).quantity();
            int wanted = units.merge(line, quantity, Integer::sum);
            int has = whole.sold().get(line);
            if (quantity < 1 || wanted > has) {
                throw Refusal.invalid("QUANTITY_INVALID", "lines[" + i + "].quantity", "Line " + line.lineNo() + " has " + has + " units; name between 1 and that many.");
            }
        }
        var byLine = new HashMap<Long, Integer>();
        units.forEach((line, quantity) -> byLine.putAll(whole.unitsOf(line, quantity)));
        return byLine;
    }

    private static Fulfillment.Sold find(Fulfillment whole, Units wanted, Map<Long, SalesOrder> sold, String field) {
        var found = new ArrayList<Fulfillment.Sold>();
        for (var line : whole.sold().keySet()) {
            boolean sameOrder = wanted.order().isEmpty() || sold.get(line.salesOrderId()) != null && sold.get(line.salesOrderId()).channelOrderNo().equals(wanted.order());
            if (sameOrder && line.lineNo().equals(wanted.lineNo())) found.add(line);
        }
        if (found.isEmpty()) throw Refusal.invalid("LINE_UNKNOWN", field + ".lineNo", whole.id() + " ships no line " + wanted.lineNo() + ".");
        if (found.size() > 1) throw Refusal.invalid("LINE_AMBIGUOUS", field + ".order", "Several orders in " + whole.id() + " have a line " + wanted.lineNo() + "; say which order.");
        return found.get(0);
    }

    /** Puts a part back. @return what it was split off */
    public FulfillmentId join(FulfillmentId part) {
        return lanes.call(() -> splits.join(part));
    }
}
