package dev.wharf.inventory;

import static dev.wharf.TestHouse.NEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.infra.Statements;
import dev.wharf.process.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Units kept for one shop: sum of the quotas + free = available, whatever happens. */
@WharfTest
class QuotasIT {
    private final TestHouse house;
    private final Stock stock;
    private final Lanes lanes;
    private final Ids ids;
    private final JdbcClient jdbc;

    @Autowired
    QuotasIT(ApplicationContext context, Stock stock, Lanes lanes, Ids ids, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.stock = stock;
        this.lanes = lanes;
        this.ids = ids;
        this.jdbc = jdbc;
    }

    private Quota assign(String sku, String shop, int units) {
        return lanes.call(() -> stock.assign(List.of(new Quota(shop, sku, NEAR, 0, units, 0, 0)))).get(0);
    }

    private int sellable(String shop, String sku) {
        return lanes.call(() -> stock.available(shop, List.of(sku))).get(NEAR).get(sku);
    }

    private FulfillmentId lock(String shop, String sku, int units) {
        var id = new FulfillmentId(ids.next());
        return lanes.call(() -> stock.lock(id, shop, NEAR, List.of(new Stock.Need(ids.next(), sku, units)), null)) ? id : null;
    }

    private int quota(String shop, String sku) {
        return stock.quotas(List.of(sku)).stream().filter(q -> q.shop().equals(shop)).mapToInt(Quota::units).sum();
    }

    /** Three ways to the same truth: the balance, the quotas, the ledger. */
    private void lawHolds(String sku) {
        var row = house.balance(sku, NEAR);
        assertThat(stock.quotas(List.of(sku)).stream().mapToInt(Quota::units).sum()).isEqualTo(row.reserved());
        assertThat(row.free()).isNotNegative();
        assertThat(row.reserved() + row.free()).isEqualTo(row.available());
        assertThat(jdbc.sql("SELECT COALESCE(SUM(reserved_delta), 0) FROM stock_entry WHERE sku = :sku AND warehouse_code = :warehouse").param("sku", sku).param("warehouse", NEAR)
            .query(Integer.class).single()).isEqualTo(row.reserved());
    }

    @Test
    void a_quota_is_for_its_shop_first_taken_and_given_back_where_it_came_from() {
        var sku = house.sku(10, 0);
        assertThat(assign(sku, "A", 4)).extracting(Quota::units, Quota::missing).containsExactly(4, 0);
        assertThat(sellable("A", sku)).isEqualTo(10);
        assertThat(sellable("B", sku)).isEqualTo(6);
        assertThat(lock("B", sku, 7)).isNull();
        var a = lock("A", sku, 5);
        assertThat(quota("A", sku)).isZero();
        assertThat(sellable("B", sku)).isEqualTo(5);
        lawHolds(sku);
        // Two of five back: the free one first, then one of the quota
        var line = jdbc.sql("SELECT fulfillment_line_id FROM stock_lock WHERE fulfillment_id = :id").param("id", a.value()).query(Long.class).single();
        assertThat(lanes.call(() -> stock.release(a, line, 2, "test"))).isEqualTo(2);
        assertThat(quota("A", sku)).isEqualTo(1);
        assertThat(sellable("B", sku)).isEqualTo(6);
        lawHolds(sku);
        lanes.runOne(() -> stock.release(a, "test"));
        assertThat(quota("A", sku)).isEqualTo(4);
        lawHolds(sku);
    }

    @Test
    void what_is_shipped_out_of_a_quota_is_gone() {
        var sku = house.sku(10, 0);
        assign(sku, "A", 4);
        var a = lock("A", sku, 3);
        lanes.runOne(() -> stock.deduct(a));
        assertThat(quota("A", sku)).isEqualTo(1);
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked, Balance::reserved).containsExactly(7, 0, 1);
        lawHolds(sku);
    }

    @Test
    void what_is_not_there_is_not_given_and_goods_that_come_in_fill_it() {
        var sku = house.sku(3, 0);
        assertThat(assign(sku, "A", 5)).extracting(Quota::units, Quota::missing).containsExactly(3, 2);
        assertThat(sellable("B", sku)).isZero();
        house.receive(sku, NEAR, 4);
        assertThat(quota("A", sku)).isEqualTo(5);
        assertThat(sellable("B", sku)).isEqualTo(2);
        lawHolds(sku);
    }

    @Test
    void a_count_that_finds_less_takes_from_quotas_and_never_from_what_is_promised() {
        var sku = house.sku(10, 0);
        assign(sku, "A", 8);
        lock("A", sku, 2);
        lanes.runOne(() -> stock.adjust(NEAR, sku, -6, TestHouse.unique("c"), "count"));
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked, Balance::reserved).containsExactly(4, 2, 2);
        lawHolds(sku);
        assertThatThrownBy(() -> lanes.runOne(() -> stock.adjust(NEAR, sku, -3, TestHouse.unique("c"), "count"))).isInstanceOf(Refusal.class);
        lawHolds(sku);
    }

    @Test
    void a_share_follows_what_comes_in() {
        var sku = house.sku(10, 0);
        lanes.runOne(() -> stock.assign(List.of(new Quota("A", sku, NEAR, 0, 0, 30, 0), new Quota("B", sku, NEAR, 0, 0, 50, 1))));
        assertThat(quota("A", sku)).isEqualTo(3);
        assertThat(quota("B", sku)).isEqualTo(5);
        house.receive(sku, NEAR, 10);
        assertThat(quota("A", sku)).isEqualTo(6);
        assertThat(quota("B", sku)).isEqualTo(10);
        lawHolds(sku);
    }

    @Test
    void a_sku_without_quotas_costs_no_look_at_them() {
        var sku = house.sku(10, 0);
        assertThat(Statements.during(() -> lock("A", sku, 1))).noneMatch(s -> s.contains("stock_quota") || s.contains("stock_promise"));
    }

    @Test
    void random_sets_locks_releases_shipments_and_counts_keep_the_law() {
        var random = new Random(20261123);
        var sku = house.sku(50, 0);
        var open = new ArrayList<FulfillmentId>();
        for (int i = 0; i < 250; i++) {
            var shop = "S" + random.nextInt(3);
            switch (random.nextInt(7)) {
                case 0 -> assign(sku, shop, random.nextInt(30));
                case 1 -> lanes.runOne(() -> stock.assign(List.of(new Quota(shop, sku, NEAR, 0, 0, 1 + random.nextInt(60), random.nextInt(3)))));
                case 2 -> house.receive(sku, NEAR, 1 + random.nextInt(9));
                case 3 -> {
                    if (open.isEmpty()) continue;
                    var id = open.remove(random.nextInt(open.size()));
                    lanes.runOne(() -> {
                        if (random.nextBoolean()) stock.deduct(id);
                        else stock.release(id, "test");
                    });
                }
                case 4 -> {
                    int delta = random.nextInt(9) - 5;
                    if (house.balance(sku, NEAR).available() + delta >= 0 && delta != 0) lanes.runOne(() -> stock.adjust(NEAR, sku, delta, TestHouse.unique("c"), "count"));
                }
                default -> {
                    int units = 1 + random.nextInt(8);
                    boolean fits = sellable(shop, sku) >= units;
                    var id = lock(shop, sku, units);
                    assertThat(id != null).isEqualTo(fits);
                    if (id != null) open.add(id);
                }
            }
            lawHolds(sku);
        }
        lanes.runOne(() -> open.forEach(id -> stock.release(id, "test")));
        lawHolds(sku);
        assertThat(house.balance(sku, NEAR).locked()).isZero();
    }
}
