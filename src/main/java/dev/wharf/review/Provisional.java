package dev.wharf.review;

import static java.util.stream.Collectors.toSet;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.Lane;
import dev.wharf.review.rule.PaymentRule;
import dev.wharf.review.rule.StockRule;
import dev.wharf.review.setting.RuleSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What review keeps for an order that passed all but one thing: while only its payment is awaited a soft lock, which ends by itself; while only its day
 * is awaited a promise. Both are taken back before the stock is checked again, in the lane that holds the rows, so that the order finds its units and
 * nobody comes between. An order without a hold costs nothing here. Call inside a lane.
 */
@Component
class Provisional {
    private static final String PAYMENT = "PAYMENT";
    private static final String DATE = "DATE";
    private static final String STOCK = "STOCK";

    private final Stock stock;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final StockFacts facts;
    private final RuleSettings settings;
    private final Clock clock;

    Provisional(Stock stock, Fulfillments fulfillments, OrderLog log, StockFacts facts, RuleSettings settings, Clock clock) {
        this.stock = stock;
        this.fulfillments = fulfillments;
        this.log = log;
        this.facts = facts;
        this.settings = settings;
        this.clock = clock;
    }

    /** When the soft locks that this lane took back would have ended. */
    private static final class Earlier {
        private final Map<FulfillmentId, Instant> until = new HashMap<>();
    }

    /** The rows of its SKUs are held. */
    void takeBack(FulfillmentId id) {
        stock.releaseSoft(id, "Checked again").ifPresent(until -> Lane.current().state(Earlier.class, Earlier::new).until.put(id, until));
        stock.forgo(id);
    }

    /**
     * After a check that closed a hold, or left one: keeps what the order may now have kept, unless it has it already.
     *
     * @param payBy when it is cancelled for lack of payment; null if it was only asked whether it is paid, which keeps nothing longer
     */
    void settle(FulfillmentId id, Instant payBy) {
        var codes = log.openHolds(id).stream().map(OrderLog.OpenHold::code).collect(toSet());
        if (codes.size() != 1 || fulfillments.get(id).stage() != Stage.REVIEW) return;
        if (codes.equals(Set.of(PAYMENT)) && payBy != null) lockSoftly(id, payBy);
        if (codes.equals(Set.of(DATE))) promise(id);
    }

    /** It is paid, but waits for other orders to join it: its soft lock goes on until it would have ended. */
    void keepWhileMerging(FulfillmentId id) {
        var until = Lane.current().state(Earlier.class, Earlier::new).until.get(id);
        if (until != null) lock(fulfillments.get(id), until);
    }

    private void lockSoftly(FulfillmentId id, Instant payBy) {
        var fulfillment = fulfillments.get(id);
        var setting = settings.of(fulfillment.shop(), PAYMENT);
        if (!setting.params().usable() || stock.holds(id)) return;
        var minutes = setting.params().number(PaymentRule.SOFT_LOCK);
        if (minutes == 0) return;
        var latest = Instant.now(clock).plus(Duration.ofMinutes(minutes));
        var first = payBy.isBefore(latest) ? payBy : latest;
        lock(fulfillment, Lane.current().state(Earlier.class, Earlier::new).until.getOrDefault(id, first));
    }

    private void lock(Fulfillment fulfillment, Instant until) {
        var warehouse = warehouse(fulfillment);
        if (warehouse.isEmpty() || !until.isAfter(Instant.now(clock))) return;
        var needs = fulfillment.lines().stream().filter(l -> l.quantity() > 0).map(l -> new Stock.Need(l.id(), l.sku(), l.quantity())).toList();
        stock.lock(fulfillment.id(), fulfillment.shop(), warehouse, needs, until);
    }

    private void promise(FulfillmentId id) {
        var fulfillment = fulfillments.get(id);
        var at = fulfillment.handling().notBefore();
        if (at == null) return;
        // What it was promised before must not stand in its own way.
        stock.forgo(id);
        var warehouse = warehouse(fulfillment);
        if (!warehouse.isEmpty()) stock.promise(id, warehouse, fulfillment.units(), at);
    }

    /** The one that review would choose now; empty if none may ship it whole. */
    private String warehouse(Fulfillment fulfillment) {
        var params = settings.of(fulfillment.shop(), STOCK).params();
        if (!params.usable()) return "";
        var sourced = StockRule.choose(facts.of(fulfillment, params), params);
        return sourced.whole() ? sourced.first() : "";
    }
}
