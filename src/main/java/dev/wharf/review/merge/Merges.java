package dev.wharf.review.merge;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.MergedOrders;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Joins fulfillments of one buyer before lock, and takes them apart again. Call inside a lane. */
@Component
public class Merges implements MergedOrders {
    /** Tags of a fulfillment that is to leave by itself: because a remark says so, or because a person took it out of a merge. */
    public static final Set<String> SEALED = Set.of("NO_MERGE", "UNMERGED");

    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Instances instances;
    private final MergeBook book;
    private final Stock stock;
    private final Ids ids;

    Merges(Fulfillments fulfillments, OrderLog log, Instances instances, MergeBook book, Stock stock, Ids ids) {
        this.fulfillments = fulfillments;
        this.log = log;
        this.instances = instances;
        this.book = book;
        this.stock = stock;
        this.ids = ids;
    }

    /** Moves the goods of the others into the bearer. The caller has locked the rows, and tells the instances. */
    public void absorb(FulfillmentId bearerId, List<FulfillmentId> others) {
        var all = new ArrayList<>(others);
        all.add(bearerId);
        var borne = book.borneBy(all);
        var bearer = fulfillments.get(bearerId);
        var own = ownOf(bearer, borne);
        var absorbed = others.stream().map(fulfillments::get).toList();
        var earlier = borne.stream().filter(b -> !b.bearer().equals(bearerId)).toList();
        var merged = Merging.merge(bearer, absorbed, earlier.stream().flatMap(b -> b.moves().stream()).toList(), ids::next);
        var together = Merging.together(Merging.Own.of(bearer), absorbed.stream().map(Merging.Own::of).toList());
        fulfillments.save(merged.bearer().handled(together.handling()).due(together.shipBy()));
        var now = Instant.now(fulfillments.clock());
        for (var other : merged.absorbed()) {
            var itsOwn = ownOf(other, borne);
            fulfillments.saveMerged(other.handled(itsOwn.handling()).due(itsOwn.shipBy()).because("MERGED").inStage(Stage.MERGED, now), bearerId);
            log.releaseAll(other.id(), "合并到 Merged into " + bearerId);
            stock.release(other.id(), "Merged into " + bearerId);
            log.happened(other.id(), "MERGED", new Text("合并到 " + bearerId + "，货物一起发出", "Merged into " + bearerId + "; its goods leave with it"));
        }
        var names = others.stream().map(FulfillmentId::toString).collect(Collectors.joining(", "));
        log.happened(bearerId, "MERGED", new Text("并入 " + names, "Took over the goods of " + names));
        book.undone(earlier);
        book.merged(bearerId, own, merged.moves());
    }

    private static Merging.Own ownOf(Fulfillment f, Collection<MergeBook.Borne> borne) {
        return borne.stream().filter(b -> b.bearer().equals(f.id())).findFirst().map(MergeBook.Borne::bearerOwn).orElse(Merging.Own.of(f));
    }

    /** What it bears now, the earliest merge first. */
    List<FulfillmentId> borneBy(FulfillmentId bearer) {
        return book.borneBy(List.of(bearer)).stream().map(MergeBook.Borne::from).toList();
    }

    @Override
    public FulfillmentId bearer(FulfillmentId id) {
        return fulfillments.get(id).stage() == Stage.MERGED ? book.bearerOf(id).orElse(id) : id;
    }

    @Override
    public boolean standAlone(FulfillmentId id, Text why) {
        var bearer = bearer(id);
        if (bearer.equals(id) && fulfillments.get(id).stage() == Stage.MERGED) {
            throw Refusal.conflict("GOODS_ELSEWHERE", "The goods of " + id + " were put back into what they were split off; change that.");
        }
        var out = bearer.equals(id) ? Set.copyOf(borneBy(id)) : Set.of(id);
        if (out.isEmpty()) return false;
        review(bearer, takeOut(bearer, out, why).keySet());
        return true;
    }

    /** First the bearer, so that what was taken out finds it as it is without them. */
    void review(FulfillmentId bearer, Collection<FulfillmentId> out) {
        instances.startLater(out);
        instances.tell(Message.ReviewRequested, List.of(bearer), Map.of());
    }

    @Override
    public boolean withdraw(FulfillmentId id, Text why) {
        var bearer = bearer(id);
        if (!bearer.equals(id)) {
            fulfillments.save(takeOut(bearer, Set.of(id), why).get(id).inStage(Stage.CANCELLING, Instant.now(fulfillments.clock())));
            instances.tell(Message.ReviewRequested, List.of(bearer), Map.of());
            return true;
        }
        var others = Set.copyOf(borneBy(id));
        if (!others.isEmpty()) instances.startLater(takeOut(id, others, why).keySet());
        return false;
    }

    /**
     * Gives these their goods back. They are in review again; the caller starts them.
     *
     * @return what was taken out, as it stands now
     * @throws Refusal CONFLICT if the bearer has left review, or units of theirs were split off it
     */
    Map<FulfillmentId, Fulfillment> takeOut(FulfillmentId bearerId, Set<FulfillmentId> out, Text why) {
        var rows = new TreeSet<>(out);
        rows.add(bearerId);
        fulfillments.lockRows(rows);
        var bearer = fulfillments.get(bearerId);
        var borne = book.borneBy(List.of(bearerId));
        if (!borne.stream().map(MergeBook.Borne::from).collect(Collectors.toSet()).containsAll(out)) {
            throw Refusal.conflict("NOT_MERGED", "Not all of " + rows + " are merged into " + bearerId + " any more; look again.");
        }
        if (bearer.stage() != Stage.REVIEW) {
            throw Refusal.conflict("MERGED_AND_LOCKED", "The goods leave together with those of other orders as " + bearerId + ", which is in stage " + bearer.stage()
                + "; they can be taken apart in review only. Cancel " + bearerId + " as a whole, or wait until it is delivered.");
        }
        refuseSplitGoods(bearer, borne, out);
        var own = ownOf(bearer, borne);
        var now = Instant.now(fulfillments.clock());
        var restored = new LinkedHashMap<FulfillmentId, Fulfillment>();
        for (var one : borne) {
            if (!out.contains(one.from())) continue;
            var apart = Merging.apart(bearer, fulfillments.get(one.from()), one.moves());
            bearer = apart.bearer();
            restored.put(one.from(), apart.alone().because("").inStage(Stage.REVIEW, now));
        }
        var staying = borne.stream().map(MergeBook.Borne::from).filter(f -> !out.contains(f)).map(fulfillments::get).map(Merging.Own::of).toList();
        var together = staying.isEmpty() ? own : Merging.together(own, staying);
        fulfillments.save(bearer.handled(together.handling()).due(together.shipBy()));
        restored.values().forEach(f -> {
            fulfillments.save(f);
            log.happened(f.id(), "UNMERGED", new Text("从 " + bearerId + " 取消合并：" + why.zh(), "Taken out of " + bearerId + ": " + why.en()));
            log.happened(bearerId, "UNMERGED", new Text(f.id() + " 取消合并：" + why.zh(), f.id() + " was taken out: " + why.en()));
        });
        book.undone(borne.stream().filter(b -> out.contains(b.from())).toList());
        return restored;
    }

    /** Units that left the bearer for a fulfillment of their own cannot be found by the moves any more. */
    private void refuseSplitGoods(Fulfillment bearer, List<MergeBook.Borne> borne, Set<FulfillmentId> out) {
        var theirs = borne.stream().filter(b -> out.contains(b.from())).flatMap(b -> b.moves().stream()).map(Merging.Moved::bearerLineId).collect(Collectors.toSet());
        var orders = bearer.lines().stream().filter(l -> theirs.contains(l.id())).map(Fulfillment.Line::salesOrderId).collect(Collectors.toSet());
        var children = book.childrenOf(bearer.id());
        var holding = children.stream().filter(c -> fulfillments.get(c).lines().stream().anyMatch(l -> l.quantity() > 0 && orders.contains(l.salesOrderId()))).toList();
        if (!holding.isEmpty()) {
            throw Refusal.conflict("SPLIT_SINCE_MERGED", "Goods of these orders were split off " + bearer.id() + " as " + holding + " since they were merged; put them back first.");
        }
    }
}
