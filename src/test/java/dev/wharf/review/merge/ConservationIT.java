package dev.wharf.review.merge;

import static dev.wharf.review.merge.AtMerging.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import dev.wharf.aftersales.CancelOrder;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Stage;
import dev.wharf.refund.RefundReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whatever people and rules do to orders in review, no unit is lost and none is made. */
@WharfTest
class ConservationIT {
    private static final int STEPS = 200;

    private final ApplicationContext context;
    private AtMerging at;
    private MergeRequests requests;
    private Random random;

    @Autowired
    ConservationIT(ApplicationContext context) {
        this.context = context;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261123})
    void ordered_is_what_fulfillments_ship_and_what_was_cancelled_after_any_run(long seed) {
        at = new AtMerging(context);
        at.set("MERGE", Map.of("windowMinutes", 30, "maxOrders", 5));
        at.set("SPLIT", Map.of("maxWeightG", 5000));
        requests = at.house.bean(MergeRequests.class);
        random = new Random(seed);
        // Some in one warehouse, some in the other, some in neither, some that must not share a parcel
        var skus = List.of(at.house.sku(500, 0), at.house.sku(0, 500), at.sku(500, 500, 800, "NORMAL"), at.sku(500, 0, 100, "COLD"), at.house.sku(3, 2), at.house.sku(0, 0),
            at.kit(Map.of(at.house.sku(20, 30), 3, at.house.sku(15, 0), 2)), at.kit(Map.of(at.house.sku(0, 40), 1, at.house.sku(40, 0), 1)));
        var done = new TreeMap<String, Integer>();
        for (int step = 0; step < STEPS; step++) {
            var act = pick(List.of("take", "take", "take", "merge", "merge", "unmerge", "split", "split", "join", "join", "cancel one", "cancel all", "close window", "shortage"));
            boolean acted = act(act, skus);
            done.merge(acted ? act : act + " refused", 1, Integer::sum);
            if (step % 20 == 19) assertConserved();
        }
        assertThat(done.keySet()).as(done.toString()).contains("take", "merge", "unmerge", "split", "join", "cancel one", "cancel all", "close window", "shortage");
        assertConserved();
        assertOneInstanceEach();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** @return false if the house refused, or there was nothing to do it to */
    private boolean act(String act, List<String> skus) {
        var open = at.inStage(Stage.REVIEW);
        if (!act.equals("take") && open.isEmpty()) return false;
        try {
            switch (act) {
                case "take" -> take(skus);
                case "merge" -> {
                    if (requests.merge(pick(open), List.of(pick(open))).isEmpty()) return false;
                }
                case "unmerge" -> {
                    if (requests.unmerge(pick(at.ofShop()), "").isEmpty()) return false;
                }
                case "split" -> split(pick(open));
                case "join" -> requests.join(pick(open));
                case "cancel one" -> at.house.bean(CancelOrder.class).cancelAlone(pick(at.ofShop()), "客户取消", RefundReason.CANCELLED);
                case "cancel all" -> at.house.bean(CancelOrder.class).cancel(pick(open), "客户取消", RefundReason.CANCELLED);
                case "close window" -> {
                    var waiting = open.stream().filter(id -> at.waitsAt(id).contains("Gateway_AwaitOthers")).toList();
                    if (waiting.isEmpty()) return false;
                    at.closeWindow(pick(waiting));
                }
                default -> {
                    var shorts = open.stream().filter(id -> at.waitsAt(id).contains("Task_ResolveShortage")).toList();
                    if (shorts.isEmpty()) return false;
                    at.complete(pick(shorts), "Task_ResolveShortage", Map.of("decision", pick(List.of("SHIP_AVAILABLE", "CANCEL_MISSING"))));
                }
            }
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private void take(List<String> skus) {
        var order = order();
        order.buyer = "buyer-" + random.nextInt(3);
        for (int i = 1 + random.nextInt(3); i > 0; i--) order.line(pick(skus), 1 + random.nextInt(4));
        at.take(order);
    }

    private void split(FulfillmentId id) {
        var goods = at.fulfillment(id).lines().stream().filter(l -> l.quantity() > 0).toList();
        var line = pick(goods);
        var orderNo = at.jdbc.sql("SELECT channel_order_no FROM sales_order WHERE sales_order_id = :id").param("id", line.salesOrderId()).query(String.class).single();
        requests.split(id, List.of(new MergeRequests.Units(line.lineNo(), 1 + random.nextInt(line.soldUnits()), orderNo)));
    }

    /** By order line: what was ordered, less what was cancelled, is on the lines of fulfillments: of a kit in each of its parts, and its price to the cent. */
    private void assertConserved() {
        var wrong = at.jdbc.sql("""
                SELECT CONCAT(o.channel_order_no, '/', l.line_no, ': ordered ', l.quantity, ', cancelled ', l.cancelled_quantity, ', shipped ', g.units, ' of ', g.sku)
                  FROM sales_order o JOIN sales_order_line l ON l.sales_order_id = o.sales_order_id
                  LEFT JOIN (SELECT sales_order_id, line_no, sku, unit_price_minor, SUM(quantity DIV units_per_kit) AS units FROM fulfillment_line
                              GROUP BY sales_order_id, line_no, sku, unit_price_minor) g ON g.sales_order_id = l.sales_order_id AND g.line_no = l.line_no
                 WHERE o.shop_code = :shop AND (g.units IS NULL OR g.units <> l.quantity - l.cancelled_quantity)
                UNION ALL
                SELECT CONCAT(o.channel_order_no, '/', l.line_no, ': ', SUM(f.quantity * f.unit_price_minor), ' cents')
                  FROM sales_order o JOIN sales_order_line l ON l.sales_order_id = o.sales_order_id
                  JOIN fulfillment_line f ON f.sales_order_id = l.sales_order_id AND f.line_no = l.line_no
                 WHERE o.shop_code = :shop
                 GROUP BY l.sales_order_id, l.line_no, o.channel_order_no, l.quantity, l.cancelled_quantity, l.unit_price_minor
                HAVING SUM(f.quantity * f.unit_price_minor) <> (l.quantity - l.cancelled_quantity) * l.unit_price_minor
                UNION ALL
                SELECT CONCAT('no whole kits: ', f.fulfillment_line_id) FROM fulfillment_line f JOIN sales_order o USING (sales_order_id)
                 WHERE o.shop_code = :shop AND f.quantity % f.units_per_kit <> 0
                """).param("shop", at.shop).query(String.class).list();
        assertThat(wrong).isEmpty();
        var goodsOnTheMerged = at.jdbc.sql("SELECT COUNT(*) FROM fulfillment f JOIN fulfillment_line l USING (fulfillment_id) WHERE f.shop_code = :shop AND f.stage = 'MERGED' AND l.quantity > 0")
            .param("shop", at.shop).query(Integer.class).single();
        assertThat(goodsOnTheMerged).isZero();
    }

    /** What is open has one instance, what is closed has none, and only what is past review holds stock. */
    private void assertOneInstanceEach() {
        var runtime = at.house.bean(RuntimeService.class);
        var expected = new HashMap<FulfillmentId, Long>();
        var live = new HashMap<FulfillmentId, Long>();
        for (var id : at.ofShop()) {
            expected.put(id, at.fulfillment(id).closedAt() == null ? 1L : 0L);
            live.put(id, runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).count());
        }
        assertThat(live).isEqualTo(expected);
        var locked = at.jdbc.sql("""
                SELECT f.fulfillment_id FROM fulfillment f JOIN stock_lock l USING (fulfillment_id)
                 WHERE f.shop_code = :shop AND l.open_quantity > 0 AND f.stage IN ('REVIEW', 'MERGED', 'CANCELLED')
                """).param("shop", at.shop).query(Long.class).list();
        assertThat(locked).isEmpty();
    }
}
