package dev.wharf.review.merge;

import static dev.wharf.review.merge.AtMerging.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Orders of one buyer that leave together: the real model, rules and database. */
@WharfTest
@Import(ShopSettings.Configuration.class)
class MergeIT {
    private final ApplicationContext context;
    private AtMerging at;

    @Autowired
    MergeIT(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void a_shop_that_waits_half_an_hour_for_more_orders() {
        at = new AtMerging(context);
        at.set("MERGE", Map.of("windowMinutes", 30));
    }

    @Test
    void three_orders_taken_at_the_same_moment_leave_as_one_parcel_and_each_order_is_told_its_own_lines() throws Exception {
        var skus = List.of(at.house.sku(5, 0), at.house.sku(5, 0), at.house.sku(5, 0));
        var orders = skus.stream().map(sku -> order().line(sku, 1)).toList();
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(3);
        var taken = new ArrayList<Future<FulfillmentId>>();
        for (var order : orders) taken.add(pool.submit(() -> {
            start.await();
            return at.take(order);
        }));
        start.countDown();
        for (var one : taken) one.get();
        pool.shutdown();
        // Then one bears all, and the others' instances have ended
        assertThat(at.inStage(Stage.MERGED)).hasSize(2);
        var bearer = at.inStage(Stage.REVIEW).get(0);
        assertThat(at.goods(bearer)).hasSize(3);
        assertThat(at.waitsAt(bearer)).containsExactly("Gateway_AwaitOthers");
        at.inStage(Stage.MERGED).forEach(id -> assertThat(at.waitsAt(id)).isEmpty());
        assertThat(at.decision(bearer, "MERGE")).startsWith("OK PASSED: ").contains("Waits");
        // When the window closes, then all goods are locked for it, one label is bought, and the channel hears of each order
        at.closeWindow(bearer);
        assertThat(at.waitsAt(bearer)).containsExactly("Task_AwaitPick");
        at.ship(bearer);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(at.stage(bearer)).isEqualTo(Stage.DONE));
        assertThat(at.jdbc.sql("SELECT order_no FROM demo_shipment WHERE shop_code = :shop").param("shop", at.shop).query(String.class).list())
            .containsExactlyInAnyOrderElementsOf(orders.stream().map(o -> o.no).toList());
        assertThat(at.jdbc.sql("SELECT COUNT(*) FROM parcel p JOIN fulfillment f USING (fulfillment_id) WHERE f.shop_code = :shop").param("shop", at.shop)
            .query(Integer.class).single()).isOne();
    }

    @Test
    void orders_of_one_request_merge_although_none_is_written_yet() {
        var sku = at.house.sku(9, 0);
        at.takeAll(List.of(order().line(sku, 1), order().line(sku, 2), order().line(sku, 3)));
        assertThat(at.inStage(Stage.REVIEW)).hasSize(1);
        assertThat(at.goods(at.inStage(Stage.REVIEW).get(0))).containsExactlyInAnyOrder(sku + "*1", sku + "*2", sku + "*3");
    }
}
