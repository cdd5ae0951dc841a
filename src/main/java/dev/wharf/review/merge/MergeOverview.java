package dev.wharf.review.merge;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Fingerprint;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.process.Lane;
import dev.wharf.process.Lanes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What leaves with a fulfillment, what was split off it, and what else goes to this buyer: the answer to "same name, not merged, why?". */
@Service
class MergeOverview {
    /** More of one buyer at once than any clerk looks through. */
    private static final int AT_MOST = 50;

    /** @param units that it ships, or that leave with this fulfillment */
    record Part(String fulfillment, String order, String stage, int units) { }

    /**
     * @param sameBuyer    by the channel's name for the buyer
     * @param sameReceiver name, phone and address
     * @param code         what stands against merging; empty if nothing does
     */
    record Candidate(String fulfillment, String order, String stage, int units, boolean sameBuyer, boolean sameReceiver, boolean mayMerge, String code, Text why) { }

    /** @param bearer what its goods leave with @param partOf what it was split off; both empty if that is not so */
    record Answer(String fulfillment, String stage, String bearer, String partOf, List<Part> merged, List<Part> parts, List<Candidate> candidates) { }

    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final Merges merges;
    private final MergeBook book;
    private final MergeRequests requests;
    private final JdbcClient jdbc;

    MergeOverview(Lanes lanes, Fulfillments fulfillments, Merges merges, MergeBook book, MergeRequests requests, JdbcClient jdbc) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.merges = merges;
        this.book = book;
        this.requests = requests;
        this.jdbc = jdbc;
    }

    Answer of(FulfillmentId id) {
        return lanes.call(() -> {
            var bearer = merges.bearer(id);
            var borne = book.borneBy(List.of(id));
            var merged = borne.stream().map(MergeBook.Borne::from).toList();
            var parts = book.childrenOf(id);
            var candidates = fulfillments.get(id).stage() == Stage.REVIEW ? sameBuyerOrReceiver(id) : List.<FulfillmentId>of();
            Lane.current().join(merged);
            Lane.current().join(parts);
            Lane.current().join(candidates);
            return new Answer(id.toString(), fulfillments.get(id).stage().name(), bearer.equals(id) ? "" : bearer.toString(),
                book.parentOf(id).map(FulfillmentId::toString).orElse(""), borne.stream().map(b -> part(b.from(), here(id, b))).toList(),
                parts.stream().map(p -> part(p, units(fulfillments.get(p)))).toList(),
                candidates.stream().map(other -> candidate(id, other)).toList());
        });
    }

    private Part part(FulfillmentId id, int units) {
        return new Part(id.toString(), fulfillments.orderOf(id).channelOrderNo(), fulfillments.get(id).stage().name(), units);
    }

    /** Units that the bearer still has of what it bears. */
    private int here(FulfillmentId bearer, MergeBook.Borne borne) {
        var lines = borne.moves().stream().map(Merging.Moved::bearerLineId).collect(Collectors.toSet());
        return fulfillments.get(bearer).lines().stream().filter(l -> lines.contains(l.id())).mapToInt(Fulfillment.Line::quantity).sum();
    }

    private Candidate candidate(FulfillmentId into, FulfillmentId id) {
        var mine = requests.side(into);
        var other = requests.side(id);
        var obstacle = Fitting.between(mine, other);
        var f = other.fulfillment();
        return new Candidate(id.toString(), other.order().channelOrderNo(), f.stage().name(), units(f), mine.order().buyer().equals(other.order().buyer()),
            Arrays.equals(Fingerprint.of(mine.order().receiver()), Fingerprint.of(other.order().receiver())), obstacle.isEmpty(),
            obstacle.map(Fitting.Obstacle::code).orElse(""), obstacle.map(Fitting.Obstacle::why).orElse(new Text("", "")));
    }

    private static int units(Fulfillment f) {
        return f.lines().stream().mapToInt(Fulfillment.Line::quantity).sum();
    }

    private List<FulfillmentId> sameBuyerOrReceiver(FulfillmentId id) {
        return jdbc.sql("""
                SELECT f.fulfillment_id
                  FROM fulfillment mine JOIN sales_order m ON m.sales_order_id = mine.sales_order_id
                  JOIN fulfillment f ON f.stage IN ('REVIEW', 'LOCK', 'PICK') AND f.shop_code = m.shop_code AND f.fulfillment_id <> mine.fulfillment_id
                  JOIN sales_order o ON o.sales_order_id = f.sales_order_id
                 WHERE mine.fulfillment_id = :id AND (o.buyer = m.buyer AND o.buyer <> '' OR o.receiver_hash = m.receiver_hash)
                 ORDER BY f.fulfillment_id DESC LIMIT :limit
                """).param("id", id.value()).param("limit", AT_MOST).query(Long.class).list().stream().map(FulfillmentId::new).toList();
    }
}
