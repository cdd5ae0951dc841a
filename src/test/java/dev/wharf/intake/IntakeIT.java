package dev.wharf.intake;

import static dev.wharf.TestHouse.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.infra.Statements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Intake against the real database: once, whole, and without taking neighbours down. */
@WharfTest
class IntakeIT {
    private final TestHouse house;
    private final JdbcClient jdbc;
    private final RuntimeService runtime;

    @Autowired
    IntakeIT(ApplicationContext context, JdbcClient jdbc, RuntimeService runtime) {
        this.house = new TestHouse(context);
        this.jdbc = jdbc;
        this.runtime = runtime;
    }

    private long count(String sql, Object value) {
        return jdbc.sql(sql).param("value", value).query(Long.class).single();
    }

    @Test
    void one_order_sent_fifty_times_at_once_makes_one_order_and_one_instance() throws Exception {
        // Given one order
        var order = order().line(house.sku(100, 0), 2);
        var go = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(50);
        try {
            // When fifty senders send it at the same moment
            var answers = new ArrayList<IntakeAnswer>();
            var sent = IntStream.range(0, 50).mapToObj(i -> threads.submit((Callable<List<IntakeAnswer>>) () -> {
                go.await();
                return house.takeAll(List.of(order));
            })).toList();
            go.countDown();
            for (var one : sent) answers.addAll(one.get());
            // Then one was taken and all were told the same number
            assertThat(answers).extracting(IntakeAnswer::outcome).containsOnlyOnce("ACCEPTED").containsOnly("ACCEPTED", "DUPLICATE");
            var numbers = new HashSet<>(answers.stream().map(IntakeAnswer::fulfillment).toList());
            assertThat(numbers).hasSize(1);
            assertThat(count("SELECT COUNT(*) FROM sales_order WHERE channel_order_no = :value", order.no)).isOne();
            assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(numbers.iterator().next()).count()).isOne();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void good_orders_of_a_list_are_taken_although_others_are_refused() {
        var sku = house.sku(10, 0);
        var unknownSku = order().line("NO-SUCH-SKU", 1);
        var good = order().line(sku, 1);
        var answers = house.bean(Intake.class).take(List.of("{\"shop\":\"x\"}".getBytes(UTF_8), good.json().getBytes(UTF_8), "nonsense".getBytes(UTF_8),
            unknownSku.json().getBytes(UTF_8), good.json().getBytes(UTF_8)), "API");
        // An unknown code is no reason to refuse: the order is taken, and review holds it.
        assertThat(answers).extracting(IntakeAnswer::outcome).containsExactly("REFUSED", "ACCEPTED", "REFUSED", "ACCEPTED", "DUPLICATE");
        assertThat(answers.get(4).fulfillment()).isEqualTo(answers.get(1).fulfillment());
    }

    @Test
    void one_bad_order_never_takes_its_neighbours_down() {
        // Given ten orders of one lane, one of which the database refuses
        var sku = house.sku(100, 0);
        var orders = new ArrayList<TestHouse.Order>();
        for (int i = 0; i < 10; i++) orders.add(order().line(sku, 1));
        jdbc.sql("CREATE TRIGGER refuse_one BEFORE INSERT ON fulfillment_line FOR EACH ROW IF NEW.line_no = 'BAD' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused by the test'; END IF").update();
        try {
            orders.get(4).badLine(sku);
            // When they are taken together
            var answers = house.takeAll(orders);
            // Then only the bad one is left behind, and nothing of it is written
            assertThat(answers).extracting(IntakeAnswer::outcome).filteredOn("ACCEPTED"::equals).hasSize(9);
            assertThat(answers.get(4).outcome()).isEqualTo("FAILED");
            assertThat(answers.get(4).message()).doesNotContain("SQL", "trigger", "refused by the test");
            assertThat(count("SELECT COUNT(*) FROM sales_order WHERE channel_order_no = :value", orders.get(4).no)).isZero();
            assertThat(house.balance(sku, TestHouse.NEAR).locked()).isEqualTo(9);
        } finally {
            jdbc.sql("DROP TRIGGER refuse_one").update();
        }
    }

    @Test
    void an_order_that_comes_again_with_other_content_is_said_to_differ_and_the_first_stays() {
        var sku = house.sku(10, 0);
        var order = order().line(sku, 1);
        var first = house.take(order);
        order.message = "改成两件";
        var again = house.takeAll(List.of(order)).get(0);
        assertThat(again.outcome()).isEqualTo("DUPLICATE");
        assertThat(again.differs()).isTrue();
        assertThat(again.fulfillment()).isEqualTo(first.toString());
    }

    @Test
    void the_payload_is_kept_byte_for_byte() {
        var order = order().line(house.sku(1, 0), 1);
        var id = house.take(order);
        var kept = jdbc.sql("SELECT p.payload FROM sales_order_payload p JOIN fulfillment f ON f.sales_order_id = p.sales_order_id WHERE f.fulfillment_id = :value")
            .param("value", id.value()).query(byte[].class).single();
        assertThat(kept).isEqualTo(order.json().getBytes(UTF_8));
    }

    @Test
    void a_lane_of_fifty_costs_few_statements() {
        // Given fifty orders of two lines
        var skus = IntStream.range(0, 20).mapToObj(i -> house.sku(1000, 0)).toList();
        var lane = IntStream.range(0, 50).mapToObj(i -> order().line(skus.get(i % 20), 1).line(skus.get((i + 7) % 20), 1)).toList();
        house.take(order().line(skus.get(0), 1));
        // When they are taken in one lane
        var asked = Statements.during(() -> house.takeAll(lane)).stream().filter(sql -> sql.startsWith("SELECT")).toList();
        // Then no question was asked per order
        assertThat(asked).hasSizeLessThan(40);
    }

    @Test
    void personal_data_is_in_no_engine_table() {
        var order = order().line(house.sku(0, 0), 1).vague();
        var id = house.take(order);
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult().getId();
        var text = String.valueOf(runtime.getVariables(instance));
        assertThat(text).doesNotContain("13910020001", "周小满", "文三路");
        assertThat(count("SELECT COUNT(*) FROM ACT_RU_VARIABLE WHERE TEXT_ LIKE :value", "%13910020001%")).isZero();
        assertThat(count("SELECT COUNT(*) FROM ACT_GE_BYTEARRAY WHERE CONVERT(BYTES_ USING utf8mb4) LIKE :value", "%13910020001%")).isZero();
    }
}
