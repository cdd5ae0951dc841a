package dev.wharf.review;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.review.setting.ShopRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The carrier of a packed parcel, by the rule of its shop, on the real model and database. DEMO sells numbers, SF does not. */
@WharfTest
class CarrierIT {
    private static final int LANES = 4;

    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    private AtReview review;
    private String sku;

    @BeforeEach
    void a_shop() {
        review = new AtReview(context);
        sku = review.sku(1000, 0, 200);
    }

    /** DEMO is the cheap one. @param perDay of DEMO */
    private void rule(int perDay, Map<String, Object> more) {
        var params = new HashMap<String, Object>(more);
        params.put("terms", List.of(Map.of("carrier", "DEMO", "perDay", Integer.toString(perDay)), Map.of("carrier", "SF")));
        params.putIfAbsent("rates", List.of(Map.of("carrier", "DEMO", "firstG", "100", "firstMinor", "500", "stepG", "100", "stepMinor", "10"), Map.of("carrier", "SF", "firstMinor", "900")));
        ShopRules.switchOn(context, review.shop, "CARRIER", params);
    }

    private FulfillmentId order() {
        return review.take(new AtReview.Order().line(sku, 2));
    }

    private void pack(List<FulfillmentId> ids) {
        var lanes = review.house.bean(Lanes.class);
        var instances = review.house.bean(Instances.class);
        lanes.runOne(() -> instances.tell(Message.GoodsPicked, ids, FulfillOrder.PICK_OUTCOME, "COMPLETE"));
        lanes.runOne(() -> instances.tell(Message.GoodsVerified, ids, FulfillOrder.VERIFY_OUTCOME, "MATCHED"));
    }

    private Parcel parcel(FulfillmentId id) {
        return review.house.inLane(() -> review.house.bean(Parcels.class).live(id).get(0));
    }

    private int used() {
        return jdbc.sql("SELECT COALESCE(SUM(used), 0) FROM carrier_day WHERE warehouse_code = :warehouse AND carrier_code = 'DEMO'").param("warehouse", TestHouse.NEAR).query(Integer.class).single();
    }

    @Test
    void the_cheapest_goes_and_its_estimated_cost_is_kept_with_the_decision() {
        rule(100_000, Map.of());
        var id = order();
        pack(List.of(id));
        assertThat(parcel(id).carrier()).isEqualTo("DEMO");
        // Two units of 100 g: 100 g at 5.00 and one step at 0.10.
        assertThat(review.decision(id, "CARRIER")).contains("OK PASSED: With 演示快递 Demo Express DEMO, 200 g billed, about 5.10", "SF is 3.90 dearer");
        assertThat(jdbc.sql("SELECT estimated_minor FROM waybill WHERE fulfillment_id = :id").param("id", id.value()).query(Long.class).list()).containsExactly(510L);
    }

    @Test
    void switched_off_nothing_is_decided_and_the_standard_carrier_goes() {
        var id = order();
        pack(List.of(id));
        assertThat(parcel(id).carrier()).isEqualTo("DEMO");
        assertThat(review.decisions(id, "CARRIER")).isZero();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM waybill WHERE fulfillment_id = :id AND estimated_minor IS NULL AND quota_day IS NULL").param("id", id.value()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void a_quota_is_given_out_exactly_by_lanes_at_the_same_moment() throws Exception {
        int before = used();
        rule(before + 7, Map.of());
        var orders = new ArrayList<FulfillmentId>();
        for (int i = 0; i < LANES * 5; i++) orders.add(order());
        var threads = Executors.newFixedThreadPool(LANES);
        try {
            var work = new ArrayList<Callable<Object>>();
            for (int i = 0; i < LANES; i++) {
                var lane = orders.subList(i * 5, i * 5 + 5);
                work.add(() -> {
                    pack(lane);
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) done.get();
        } finally {
            threads.shutdown();
        }
        assertThat(orders.stream().map(id -> parcel(id).carrier()).filter("DEMO"::equals)).hasSize(7);
        assertThat(used()).isEqualTo(before + 7);
        assertThat(orders.stream().map(id -> review.decision(id, "CARRIER")).filter(why -> why.contains("no quota left today, " + (before + 7) + " of " + (before + 7)))).hasSize(13);
        // When one of them is cancelled, its place is free for another.
        var cancelled = orders.stream().filter(id -> parcel(id).carrier().equals("DEMO")).findFirst().orElseThrow();
        soon().until(() -> review.waitsAt(cancelled), List.of("Task_AwaitHandover")::equals);
        review.house.inLane(() -> {
            var fulfillments = review.house.bean(dev.wharf.order.Fulfillments.class);
            fulfillments.lockRows(List.of(cancelled));
            fulfillments.moveTo(cancelled, dev.wharf.order.Stage.CANCELLING);
            review.house.bean(Instances.class).tell(Message.OrderCancelled, List.of(cancelled), Map.of());
            return null;
        });
        assertThat(used()).isEqualTo(before + 6);
        var next = order();
        pack(List.of(next));
        assertThat(parcel(next).carrier()).isEqualTo("DEMO");
    }

    @Test
    void where_nobody_may_go_a_person_is_told_why_and_names_one() {
        rule(100_000, Map.of("accepted", List.of(Map.of("channel", "generic", "carrier", "YTO"))));
        var id = order();
        pack(List.of(id));
        soon().until(() -> review.waitsAt(id), List.of("Task_ResolveWaybill")::equals);
        assertThat(reason(id)).contains("No carrier may take it", "is not accepted by channel generic");
        review.complete(id, "Task_ResolveWaybill", "TRY_AGAIN", "carrier", "NOSUCH");
        soon().until(() -> reason(id).contains("There is no carrier NOSUCH") && review.waitsAt(id).equals(List.of("Task_ResolveWaybill")));
        // When the channel takes it after all
        rule(100_000, Map.of());
        review.complete(id, "Task_ResolveWaybill", "TRY_AGAIN");
        soon().until(() -> review.waitsAt(id), List.of("Task_AwaitHandover")::equals);
        assertThat(parcel(id).carrier()).isEqualTo("DEMO");
        assertThat(jdbc.sql("SELECT state FROM waybill WHERE fulfillment_id = :id ORDER BY round").param("id", id.value()).query(String.class).list()).containsExactly("DROPPED", "DROPPED", "LIVE");
        assertThat(review.holds(id)).isEmpty();
    }

    private String reason(FulfillmentId id) {
        return jdbc.sql("SELECT v.TEXT_ FROM ACT_RU_VARIABLE v JOIN ACT_RU_EXECUTION e ON e.ID_ = v.PROC_INST_ID_ WHERE e.BUSINESS_KEY_ = :key AND v.NAME_ = 'reason'").param("key", id.toString())
            .query(String.class).single();
    }
}
